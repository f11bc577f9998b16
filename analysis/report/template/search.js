(() => {
  const box = document.getElementById('search'), told = document.getElementById('found');
  const fold = words => words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const entries = [...document.querySelectorAll('[data-entry]')].map(entry => [entry, fold(entry.textContent)]);
  const search = () => {
    const words = fold(box.value).split(/\s+/).filter(Boolean);
    let found = 0;
    for (const [entry, text] of entries) {
      entry.hidden = !words.every(word => text.includes(word));
      found += !entry.hidden;
    }
    told.textContent = words.length ? `${found} of ${entries.length} reports` : '';
  };
  box.addEventListener('input', search);
  box.form.addEventListener('submit', event => event.preventDefault());
  box.form.hidden = false;
  search();
})();
