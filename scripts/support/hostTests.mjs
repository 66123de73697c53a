export const buildHostTests = async () => {};
export const hostCommand = () => ({});
