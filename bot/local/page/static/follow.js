// Following a conversation: at its end one stays at its end, but a long new message is shown from its beginning.
import { all, one } from "./dom.js";

const NEAR_END = 90;
const MARGIN = 14;
const ours = new WeakMap();

const logs = () => all('.scroll[role="log"]');
const posts = (scroll) => all(".post", scroll);

export function positions() {
  return new Map(logs().map((each) => [each, position(each)]));
}

// Followed: at the end, or where this script put the reader and nobody scrolled since.
function position(scroll) {
  const atEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < NEAR_END;
  const followed = atEnd || Math.abs(scroll.scrollTop - (ours.get(scroll) ?? -NEAR_END)) < 2;
  const top = scroll.getBoundingClientRect().top;
  const anchor = posts(scroll).find((post) => post.getBoundingClientRect().bottom > top);
  const keys = new Set(posts(scroll).map((post) => post.dataset.key));
  return { atEnd, followed, keys, anchor, anchorTop: anchor?.getBoundingClientRect().top };
}

export function settleScroll(before) {
  for (const scroll of logs()) {
    const was = before.get(scroll);
    const fresh = was ? firstNew(posts(scroll), was.keys) : posts(scroll).at(-1);
    if (!was || was.followed) follow(scroll, fresh, was?.atEnd ?? true);
    else stay(scroll, was);
    if (was && !was.followed && fresh && scroll.id === "messages") one(".jump").hidden = false;
  }
}

// New is what comes after the last that was there; what was put above it is only older.
function firstNew(now, keys) {
  return now[now.findLastIndex((post) => keys.has(post.dataset.key)) + 1];
}

// Who reads further up keeps the message that they read where it is.
function stay(scroll, was) {
  if (was.anchor?.isConnected) scroll.scrollTop += was.anchor.getBoundingClientRect().top - was.anchorTop;
}

function follow(scroll, fresh, atEnd) {
  const end = scroll.scrollHeight - scroll.clientHeight;
  const inPlace = atEnd ? end : scroll.scrollTop;
  scroll.scrollTop = Math.min(end, fresh ? topOf(fresh, scroll) : inPlace);
  ours.set(scroll, scroll.scrollTop);
}

const topOf = (post, scroll) => post.getBoundingClientRect().top - scroll.getBoundingClientRect().top + scroll.scrollTop - MARGIN;

export function startFollowing() {
  settleScroll(new Map());
}
