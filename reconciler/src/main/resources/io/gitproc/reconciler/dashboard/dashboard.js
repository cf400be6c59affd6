// Puts in the row of a unit that the host tells of; asks for the rest of this page when that changes too. It is whole without.
'use strict';
(() => {
  const PAUSE = 1000;
  const FALLBACK = 15000;
  const live = document.querySelector('[data-live]');
  let busy = false;
  let again = false;

  function say(word, on) {
    live.textContent = word;
    live.classList.toggle('on', on);
  }

  // What a person is doing stays: what is typed, what is unfolded.
  function attributes(have, want) {
    for (const {name} of [...have.attributes]) {
      if (!want.hasAttribute(name) && name !== 'open') have.removeAttribute(name);
    }
    for (const {name, value} of want.attributes) {
      if (have.getAttribute(name) !== value) have.setAttribute(name, value);
    }
  }

  // A row is that of the unit it links to.
  function key(node) {
    const link = node.nodeName === 'TR' && node.querySelector('th a');
    return link ? link.getAttribute('href') : node.id || '';
  }

  function isAlike(have, want) {
    return have && have.nodeName === want.nodeName && key(have) === key(want);
  }

  // Makes the children of one element those of another, and keeps each that can stay: focus and selection stay with it.
  function morph(from, to) {
    const named = new Map([...from.children].filter(key).map(child => [key(child), child]));
    let at = from.firstChild;
    for (const want of [...to.childNodes]) {
      const have = key(want) ? named.get(key(want)) : isAlike(at, want) ? at : null;
      if (!have) {
        from.insertBefore(document.importNode(want, true), at);
      } else {
        if (have === at) at = at.nextSibling;
        else from.insertBefore(have, at);
        update(have, want);
      }
    }
    while (at) {
      const next = at.nextSibling;
      at.remove();
      at = next;
    }
  }

  function update(have, want) {
    if (have.isEqualNode(want) || have.nodeName === 'INPUT') return;
    if (have.nodeType !== Node.ELEMENT_NODE) {
      have.nodeValue = want.nodeValue;
      return;
    }
    attributes(have, want);
    morph(have, want);
  }

  function patch(fresh) {
    document.title = fresh.title;
    for (const have of document.querySelectorAll('[data-patch]')) {
      const want = fresh.querySelector('[data-patch="' + have.dataset.patch + '"]');
      if (want) update(have, want);
    }
    offerCopies();
  }

  async function refresh() {
    if (busy || document.hidden) {
      again = true;
      return;
    }
    busy = true;
    again = false;
    try {
      const answer = await fetch(location.href, {headers: {Accept: 'text/html'}, cache: 'no-store'});
      if (answer.ok) patch(new DOMParser().parseFromString(await answer.text(), 'text/html'));
    } catch (unreachable) {
      say('not reachable', false);
    }
    setTimeout(() => {
      busy = false;
      if (again) refresh();
    }, PAUSE);
  }

  function patchRow(html) {
    const want = new DOMParser().parseFromString('<table>' + html, 'text/html').querySelector('tr');
    const have = [...document.querySelectorAll('.services tbody tr')].find(row => key(row) === key(want));
    if (have) update(have, want);
  }

  // An answer to a health check changes no more than its row, and the page of its unit.
  function hear({type, data}) {
    const {name, row} = JSON.parse(data);
    if (row) patchRow(row);
    if (type !== 'probe' || '/s/' + encodeURIComponent(name.replace(/\.service$/, '')) === location.pathname) refresh();
  }

  function listen() {
    const events = new EventSource('/events');
    for (const type of ['unit', 'probe', 'hold']) events.addEventListener(type, hear);
    for (const type of ['gone', 'sync', 'entry', 'reset', 'ping']) events.addEventListener(type, refresh);
    events.onopen = () => {
      say('live', true);
      refresh();
    };
    events.onerror = () => {
      say('not live', false);
      if (events.readyState === EventSource.CLOSED) setTimeout(() => { refresh(); listen(); }, FALLBACK);
    };
  }

  function offerCopies() {
    if (!navigator.clipboard) return;
    for (const button of document.querySelectorAll('button[data-copy][hidden]')) button.hidden = false;
  }

  document.addEventListener('click', async event => {
    const button = event.target.closest('button[data-copy]');
    if (!button) return;
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = 'copied';
    setTimeout(() => { button.textContent = 'copy'; }, 2000);
  });

  document.addEventListener('mouseover', event => {
    const time = event.target.closest('time[datetime]');
    if (time && !time.title) time.title = new Date(time.dateTime).toLocaleString();
  });

  let typed = 0;
  document.addEventListener('input', event => {
    const form = event.target.closest('form.filter');
    if (!form) return;
    clearTimeout(typed);
    typed = setTimeout(() => {
      const query = new URLSearchParams(new FormData(form));
      if (!query.get('q')) query.delete('q');
      history.replaceState(null, '', query.toString() ? '?' + query : location.pathname);
      busy = false;
      refresh();
    }, 150);
  });

  document.addEventListener('visibilitychange', () => { if (again) refresh(); });
  offerCopies();
  listen();
})();
