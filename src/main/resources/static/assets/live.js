// A page that tells how far something is asks for itself again, until it is done. Without this script there is a link for that.
const look = async () => {
  const shown = document.querySelector('main[data-live]');
  if (!shown) {
    return;
  }
  try {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main');
    if (answer.ok && page) {
      shown.replaceWith(page);
    }
  } finally {
    setTimeout(look, 1000);
  }
};
setTimeout(look, 700);
