// A page that tells how far something is looks again by itself, until it is done. Without this script there is a link for that.
// Only what has changed is replaced, and never what somebody is at: the rest of the page, its focus and its scrolling stay.
const EVERY = 2000;

const renew = (page) => {
  let all = true;
  for (const part of document.querySelectorAll('[data-live-part]')) {
    const fresh = page.querySelector(`[data-live-part="${part.dataset.livePart}"]`);
    if (!fresh || fresh.isEqualNode(part)) {
      continue;
    }
    if (part.contains(document.activeElement)) {
      all = false;
    } else {
      part.replaceWith(fresh);
    }
  }
  return all;
};

const look = async () => {
  const shown = document.querySelector('main[data-live]');
  if (!shown) {
    return;
  }
  try {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main');
    if (answer.ok && page && renew(page) && !page.hasAttribute('data-live')) {
      shown.removeAttribute('data-live');
    }
  } finally {
    setTimeout(look, EVERY);
  }
};
setTimeout(look, 700);
