/* Is it our server that answers? The sign-in page of a Wi-Fi, an error page of a proxy and other people's JSON are not.
 *
 *   ownAnswer(status, text, expected) → {status, body, isOwn, seen}
 *
 * Ours is JSON: with every field of `expected` ({name: check}) when it tells of success, with a `sentence` when it is a
 * refusal. For everything else `status` is 0 and `body` is empty; `seen` is the status that came, whoever sent it.
 */
export function ownAnswer(status, text, expected) {
  const body = parsed(text);
  const isDone = status >= 200 && status < 300 && Object.entries(expected).every(([name, check]) => check(body[name]));
  const isRefusal = status >= 400 && typeof body.sentence === "string";
  const isOwn = isDone || isRefusal;
  return { status: isOwn ? status : 0, body: isOwn ? body : {}, isOwn, seen: status };
}

function parsed(text) {
  try {
    const body = JSON.parse(text);
    return body && typeof body === "object" && !Array.isArray(body) ? body : {};
  } catch {
    return {};
  }
}
