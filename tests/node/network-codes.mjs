/** What a failed connection is told by: the codes of Node (errno(3)), of undici and of OpenSSL, and the cause that each names. */
export const NETWORK_CODES = [
  ["ENOTFOUND", /name of the API's host cannot be resolved/],
  ["EAI_AGAIN", /name of the API's host cannot be resolved/],
  ["ECONNREFUSED", /Nothing listens/],
  ["CERT_HAS_EXPIRED", /certificate/],
  ["ERR_SSL_WRONG_VERSION_NUMBER", /certificate/],
  ["ERR_TLS_CERT_ALTNAME_INVALID", /certificate/],
  ["SELF_SIGNED_CERT_IN_CHAIN", /certificate/],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", /certificate/],
  ["ENETUNREACH", /cannot be reached/],
  ["EHOSTUNREACH", /cannot be reached/],
  ["ENETDOWN", /cannot be reached/],
  ["ECONNRESET", /closed the connection/],
  ["EPIPE", /closed the connection/],
  ["UND_ERR_SOCKET", /closed the connection/],
];
