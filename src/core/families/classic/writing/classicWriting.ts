import type { JsonNode } from '../../../json/parse.ts';
import { kindOf } from '../../../resources/kindOf.ts';
import type { ClassicWriting } from '../classicFamily.ts';
import { ownCodec } from '../../../wire/ownCodec.ts';
import { beganWith } from './beginnings.ts';
import { invitationCodec } from './formTexts.ts';
import { apartObject } from './groups.ts';
import { apartProfile, begunProfile } from './newProfiles.ts';
import { plistRules, profileCodec, profileRules } from './profiles.ts';
import { placeOfNew } from './placeOfNew.ts';
import { classicRules } from './rules.ts';

/** What is minded before something is written to the Classic API, and what it makes of texts that it decodes once more: see the rules. */
export const classicWriting: ClassicWriting = {
  rulesOf: (root, shape) => {
    const plain = classicRules(shape);
    if (root.profile !== undefined) return profileRules(plain, root.profile);
    const { part } = kindOf(root.key);
    return part?.form === 'configuration' ? plistRules(plain, part.at) : plain;
  },
  creationOf: ({ element, profile }, call) => {
    const begun = (empty: JsonNode): JsonNode => beganWith(element, call.shape, empty);
    if (profile === undefined) return { ...placeOfNew(call), begun, apart: (copy) => apartObject(call.shape, copy) };
    return { ...placeOfNew(call), begun: (empty) => begunProfile(begun(empty)), apart: apartProfile };
  },
  codecOf: ({ element, profile }, codec, path) => {
    const own = ownCodec(codec, path);
    if (profile !== undefined) return profileCodec(own);
    return element === 'vpp_invitation' ? invitationCodec(own) : own;
  },
};
