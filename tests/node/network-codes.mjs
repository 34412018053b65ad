/**
 * Codes by which a failed connection is recognised, from Node (errno(3)), undici, OpenSSL and zlib. Each has the cause
 * that is shown, whether the code alone proves that nothing of the request was written yet, and whether an answer had
 * begun, which rules out a wrong address.
 */
export const NETWORK_CODES = [
  ["ENOTFOUND", /name of the API's host cannot be resolved/, true],
  ["EAI_AGAIN", /name of the API's host cannot be resolved/, true],
  ["ECONNREFUSED", /Nothing listens/, true],
  ["CERT_HAS_EXPIRED", /certificate/, true],
  ["ERR_SSL_WRONG_VERSION_NUMBER", /does not speak TLS/, true],
  ["ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR", /TLS connection/, false],
  ["ERR_TLS_CERT_ALTNAME_INVALID", /certificate/, true],
  ["SELF_SIGNED_CERT_IN_CHAIN", /certificate/, true],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", /certificate/, true],
  ["ENETUNREACH", /cannot be reached/, false],
  ["EHOSTUNREACH", /cannot be reached/, false],
  ["ENETDOWN", /cannot be reached/, false],
  ["ETIMEDOUT", /does not answer/, false],
  ["UND_ERR_CONNECT_TIMEOUT", /does not answer/, true],
  ["ECONNRESET", /closed the connection/, false],
  ["EPIPE", /closed the connection/, false],
  ["UND_ERR_SOCKET", /closed the connection/, false],
  ["EADDRNOTAVAIL", /cannot be reached/, false],
  ["EACCES", /does not allow/, false],
  ["EPERM", /does not allow/, false],
  ["ECONNABORTED", /closed the connection/, false],
  ["UND_ERR_HEADERS_TIMEOUT", /does not answer/, false],
  ["UND_ERR_BODY_TIMEOUT", /in the middle of its answer/, false, true],
  ["UND_ERR_RES_CONTENT_LENGTH_MISMATCH", /broke off its answer/, false, true],
  ["UND_ERR_HEADERS_OVERFLOW", /headers of the answer/, false, true],
  ["Z_DATA_ERROR", /compressed/, false, true],
  ["Z_BUF_ERROR", /compressed/, false, true],
  ["HPE_INVALID_CONSTANT", /does not speak HTTP/, false],
];
