// The task desk: tick all of a page, say how many are chosen. Without this script, ticking and the buttons work all the same.
const form = document.getElementById('choose');
if (form) {
  const all = document.getElementById('tick-all');
  const ticks = () => [...document.querySelectorAll('input[name=task]')];
  const tell = () => {
    const chosen = ticks().filter((tick) => tick.checked).length;
    all.checked = chosen > 0 && chosen === ticks().length;
    all.indeterminate = chosen > 0 && chosen < ticks().length;
    form.querySelectorAll('[data-all]').forEach((said) => {
      said.textContent = chosen > 0 ? said.dataset.chosen.replace('#', chosen) : said.dataset.all;
    });
  };
  all.addEventListener('change', () => {
    ticks().forEach((tick) => { tick.checked = all.checked; });
    tell();
  });
  document.addEventListener('change', (event) => {
    if (event.target.name === 'task') {
      tell();
    }
  });
  document.querySelectorAll('[data-sends]').forEach((select) => select.addEventListener('change', () => select.form.requestSubmit()));
  tell();
}
