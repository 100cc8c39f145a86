// Hearing of changes: a socket says what kind of thing changed, and the regions that show it are fetched anew.
import { one, part } from "./dom.js";
import { noteRead } from "./navigate.js";
import { refresh, refreshAll, whenRefreshed } from "./refresh.js";
import { me, place, query } from "./state.js";
import { toast } from "./toast.js";
import { say } from "./words.js";

const RETRY_MS = [300, 1000, 2000, 4000];
let tries = 0;

const FAILURES = { operation_timeout: "app silent", dispatch_failed: "app away", connection_failed: "app away", http_error: "app silent", bad_answer: "app confused" };

const REGIONS = {
  message: (change) => (change.channel === place() ? ["main", "thread", "sidebar", "stage"] : ["sidebar", "stage"]),
  view: (change) => (!change.user || change.user === me() ? ["modal"] : []),
  home: () => (place() === "home" ? ["main"] : []),
  log: () => (query().get("inspector") === "1" ? ["inspector"] : []),
  clock: () => ["stage", "main"],
  script: () => ["stage"],
};

export function startLive() {
  whenRefreshed((names) => names.includes("sidebar") && noteRead());
  connect();
}

function connect() {
  const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/page/live`);
  socket.onopen = () => {
    one("#banner").hidden = true;
    if (tries) caughtUp();
    tries = 0;
    document.body.dataset.live = "yes";
  };
  socket.onmessage = (event) => heard(JSON.parse(event.data));
  socket.onclose = () => {
    document.body.dataset.live = "no";
    one("#banner").hidden = tries < 1;
    if (tries === 1 && one("dialog[open]")) toast(say("connection lost"), { mood: "bad" });
    setTimeout(connect, RETRY_MS[Math.min(tries, RETRY_MS.length - 1)]);
    tries += 1;
  };
}

// The banner was seen, so its end is told too; a window that did not outlive the server is not lost without a word.
async function caughtUp() {
  const open = part("modal").dataset.viewId;
  const told = tries > 1;
  await refreshAll();
  if (open && !part("modal").dataset.viewId) toast(say("window gone"), { mood: "bad" });
  else if (told) toast(say("connected again"));
}

function heard(change) {
  if (change.only_for && change.only_for !== me()) return;
  if (change.kind === "toast") {
    if (!change.user || change.user === me()) toast(FAILURES[change.code] ? say(FAILURES[change.code]) : change.text, { mood: "bad" });
    return;
  }
  const regions = REGIONS[change.kind]?.(change) ?? [];
  if (regions.length) refresh(...regions);
}
