/** The hours of the day in which a policy does not run. */
export const hoursAt: readonly string[] = ['start', 'end'].map((end) => `/general/date_time_limitations/no_execute_${end}`);
