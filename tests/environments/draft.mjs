/** A request with nothing to remark on. */
export const DRAFT = { phone_number: "+14155552671", directions: [{ type: "inbound" }], service: "sip" };
