/** A request that is fine as it is. */
export const DRAFT = { phone_number: "+14155552671", directions: [{ type: "inbound" }], service: "sip" };
