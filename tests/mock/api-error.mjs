/** An answer other than 200, in the API's shape: `{data: null, errors: [{error, message}]}`. */
export class ApiError extends Error {
  constructor(status, code, messages, headers = {}) {
    const list = [messages].flat();
    super(list.join("; "));
    this.status = status;
    this.headers = headers;
    this.body = { data: null, errors: list.map((message) => ({ error: code, message })) };
  }
}
