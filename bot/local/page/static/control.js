// What people do, sent to the workspace's control API; and the few calls that are the page's own.
import { say } from "./words.js";

const post = (address, body) => send(address, { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

async function send(address, request) {
  const response = await fetch(address, { method: "POST", ...request }).catch(() => {
    throw new Error(say("out of reach"));
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok || answer.ok === false) throw new Error(answer.error || answer.message || response.statusText);
  return answer;
}

export const control = {
  message: (body) => post("/control/message", body),
  click: (body) => post("/control/click", body),
  command: (body) => post("/control/command", body),
  shortcut: (body) => post("/control/shortcut", body),
  submit: (body) => post("/control/submit", body),
  close: (body) => post("/control/submit", { ...body, close: true }),
  clock: (body) => post("/control/clock", body),
  next: () => post("/page/next", {}),
  homeOpened: (user) => post("/page/home-opened", { user }),
  options: (body) => post("/page/options", body),
  upload: (user, file) => send(`/page/upload?${new URLSearchParams({ user, name: file.name })}`, { body: file }),
};
