// All calls about the account, in one script that is loaded when first needed.

export { getServiceAddresses, getTrunk, listTrunks } from "./account.js";
export { discover, getStatus, runTestCall } from "./checks.js";
export { explainTrunk, judgeTrunk } from "./trunk-judgement.js";
export { createTrunk, deleteTrunk, testTrunk, updateTrunk } from "./trunks.js";
