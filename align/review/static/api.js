// Talking to the server, in the name of one browser tab.

export class Refused extends Error {
  constructor(status, body) {
    super(body.error ?? `the server answered ${status}`);
    this.status = status;
    this.body = body;
  }
}

export class Unreachable extends Error {
  constructor() {
    super("The server does not answer: is “sejajar review” still running?");
  }
}

async function ask(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Unreachable();
  }
  if (response.ok) return response;
  const text = await response.text();
  let body;
  try {
    body = JSON.parse(text);
  } catch {
    body = { error: text };
  }
  throw new Refused(response.status, body);
}

const query = (values) => new URLSearchParams(values).toString();

export const json = async (path, values) => (await ask(`${path}?${query(values)}`)).json();
export const html = async (path, values) => (await ask(`${path}?${query(values)}`)).text();

export async function post(path, values) {
  const response = await ask(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...values, tab: await tab }),
  });
  return response.json();
}

// Undo goes by tab.  The name outlives a reload; a duplicated tab, which inherits it, takes a new
// one, as the lock is held by the tab it came from.
const tab = (async () => {
  const name = sessionStorage.getItem("tab") ?? crypto.randomUUID();
  const own = await claim(name);
  const mine = own ? name : crypto.randomUUID();
  if (!own) claim(mine);
  sessionStorage.setItem("tab", mine);
  return mine;
})();

function claim(name) {
  if (!navigator.locks) return Promise.resolve(true);
  return new Promise((settle) => {
    navigator.locks.request(`tab ${name}`, { ifAvailable: true }, (lock) => {
      settle(lock !== null);
      return lock && new Promise(() => {}); // held as long as the tab lives
    });
  });
}
