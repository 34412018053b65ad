// The exports that all entries of the package share.

export { applyFixes, type FixedDraft, type FixObstacle } from "./fixes.js";
export { applyPatch, PatchError } from "./patch.js";
export { Engine } from "./engine.js";
export { EngineError, SendError } from "./errors.js";
export type { CallName } from "./glue.js";
export { readApiKey, type ApiKeyReading } from "./api-key.js";
export type { SendProblem } from "./problem.js";
export type { Address, CompiledModule, Fetch, Signal } from "./platform.js";
export { createEngineSync, type CoreSource, type EngineSource } from "./load.js";
export { send, type SendOptions, type SendProgress } from "./send.js";
export {
  retryFailed,
  type NumberProgress,
  type NumberState,
  type Reason,
  type ReasonKind,
  type SendState,
  type Totals,
} from "./send-state.js";
export { followUp } from "./follow-up-entry.js";
export type { FollowUpEntry, FollowUpOptions, FollowUpProgress, FollowUpState } from "./follow-up.js";
export { survey } from "./survey-entry.js";
export type { SurveyEntry, SurveyOptions, SurveyProgress, SurveyState } from "./survey.js";
export {
  createTrunk,
  deleteTrunk,
  discover,
  explainTrunk,
  getServiceAddresses,
  getStatus,
  getTrunk,
  judgeTrunk,
  listTrunks,
  readServiceAddresses,
  readStatus,
  readTrunk,
  testCall,
  testTrunk,
  updateTrunk,
} from "./account-entry.js";
export type { ListGap, ServiceAddresses, TrunkList } from "./account.js";
export type { Discovery, DiscoveryTarget, NumberStatus, TestCallOptions, TestCallProgress } from "./checks.js";
export type { LookUp, LookUpOptions, LookUpProblem } from "./look-up.js";
export { trunkUrl } from "./paths.js";
export type { ConnectionTest, TrunkChange } from "./trunks.js";
export { decodeText, type DecodedText, type Encoding } from "./decode.js";
export { checklistMarkdown } from "./checklist-entry.js";
export type { ChecklistWords } from "./checklist-markdown.js";
export type * from "./types.js";
