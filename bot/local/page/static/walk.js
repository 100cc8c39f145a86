// By keyboard: links that skip to the messages or to the field below, and arrows from message to message.
import { all, one } from "./dom.js";

export function startWalking() {
  document.addEventListener("click", (event) => {
    const skip = event.target.closest("[data-skip]");
    if (!skip) return;
    event.preventDefault();
    const log = one("#messages");
    (skip.dataset.skip === "composer" ? one(".main .composer textarea") : (all(".post", log).at(-1) ?? log))?.focus();
  });
  document.addEventListener("keydown", (event) => {
    const post = event.target;
    if (post.matches?.(".post") && !event.altKey && !event.ctrlKey && !event.metaKey) walk(post, event);
  });
}

function walk(post, event) {
  const posts = all(".post", post.closest(".scroll"));
  const at = posts.indexOf(post);
  const next = { ArrowUp: posts[at - 1], ArrowDown: posts[at + 1], Home: posts[0], End: posts.at(-1) }[event.key];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
