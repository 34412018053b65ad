// What is left to send of a plan, without the numbers that are already attached as planned or that the account has with
// another configuration.
import type { Plan, PlannedRequest } from "sipattach";
import type { Json } from "../shared/pointer.js";
import type { Survey } from "./survey.js";

export interface Left {
  /** Null while there is no plan. If nothing is left, the whole plan, which may then be sent again. */
  toSend: Plan | null;
  attached: ReadonlySet<string>;
  /** Numbers that the account has with another configuration. Sending leaves them alone. */
  aside: ReadonlySet<string>;
  isNothing: boolean;
  /** The last survey of the account, if it was for this plan and key. */
  survey: Survey | null;
}

/** `known`: how numbers were attached from this page, as `howOf` describes it. */
export function leftOf(
  plan: Plan | null,
  key: string,
  known: ReadonlyMap<string, string>,
  lastSurvey: Survey | null,
): Left {
  const survey = lastSurvey?.how === wayOf(plan, key) ? lastSurvey : null;
  const attached = new Set<string>();
  const aside = new Set<string>();
  const withoutKnown = (request: PlannedRequest): PlannedRequest[] => {
    if (known.size === 0 && !survey) return [request];
    const how = howOf(request, key);
    return requestsOf({ ...plan!, requests: [request] }, (index) => {
      const number = plan!.numbers[index].value!;
      const found = known.get(number) === how ? attached : survey?.isHeld(number) ? aside : null;
      (survey?.entries.get(number)?.state === "same" ? attached : found)?.add(number);
      return !attached.has(number) && !aside.has(number);
    });
  };
  const requests = plan?.requests.flatMap(withoutKnown) ?? [];
  const isSome = attached.size + aside.size > 0;
  return {
    toSend: isSome && plan && requests.length > 0 ? { ...plan, requests } : plan,
    attached,
    aside,
    isNothing: isSome && requests.length === 0,
    survey,
  };
}

/** The requests of a plan for some of its numbers. */
export function requestsOf(
  { requests, numbers: readings }: Plan,
  isWanted: (index: number) => boolean,
): PlannedRequest[] {
  return requests.flatMap((request) => {
    const numbers = request.numbers.filter(isWanted);
    if (numbers.length === request.numbers.length) return [request];
    const phone_numbers = numbers.map((index) => readings[index].value!);
    return numbers.length === 0 ? [] : [{ ...request, numbers, body: { ...request.body, phone_numbers } }];
  });
}

/** A key for where, by whom and how a request attaches its numbers. In memory only, as it may contain passwords. */
export function howOf({ url, body }: PlannedRequest, key: string): string {
  const { phone_number: _one, phone_numbers: _list, ...how } = body as Record<string, Json>;
  return JSON.stringify([key, url, how]);
}

/** The same for a plan; "" if it has no requests. */
export function wayOf(plan: Plan | null, key: string): string {
  const first = plan?.requests[0];
  return first ? howOf(first, key) : "";
}
