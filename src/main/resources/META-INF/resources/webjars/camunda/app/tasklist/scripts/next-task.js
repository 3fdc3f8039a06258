/*
 * Complete → next: when a task of mine is completed, the next one of the list is claimed and opened. A switch above the list turns it off, and the
 * browser remembers that. It asks the engine by the same interface as Tasklist, and tells Tasklist by its address what to open.
 */
import {english} from '../../../lib/daifa/language.js';

const KEY = 'daifa.next-task';
const WORDS = {
  zh: { next: '完成后自动打开下一个', none: '列表中没有可认领的任务了' },
  en: { next: 'Open the next after completing', none: 'No task of the list is left to claim' }
};
const COMPLETED = /\/engine\/([\w-]+)\/task\/([\w-]+)\/(?:submit-form|complete)$/;
const PAGE = 15;
const LOOKED_AT = 45;

const words = () => WORDS[english ? 'en' : 'zh'];
const remembered = () => {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch (e) {
    return true;
  }
};
const remember = (on) => {
  try {
    localStorage.setItem(KEY, on ? 'on' : 'off');
  } catch (e) {
    // Without a memory it is on.
  }
};

/** What Tasklist's address asks for: the filter, its sequence, the task. */
const asked = () => new URLSearchParams((location.hash.split('?')[1] || ''));
const cookie = (name) => (document.cookie.split('; ').find((one) => one.startsWith(name + '=')) || '').slice(name.length + 1);

let tell = () => {};

const post = (path, body) => fetch(path, {
  method: 'POST',
  credentials: 'same-origin',
  headers: { 'Content-Type': 'application/json', Accept: 'application/hal+json, application/json', 'X-XSRF-TOKEN': cookie('XSRF-TOKEN') },
  body: JSON.stringify(body)
});

const sorting = () => {
  try {
    const chosen = JSON.parse(asked().get('sorting'));
    return Array.isArray(chosen) && chosen.length ? chosen : [{ sortBy: 'created', sortOrder: 'desc' }];
  } catch (e) {
    return [{ sortBy: 'created', sortOrder: 'desc' }];
  }
};

/** The tasks of the list that may be worked now: nobody's or mine, and not put off to later. */
const candidates = async (api, user, completed, first) => {
  const filter = asked().get('filter');
  const answer = await post(
    api + '/filter/' + encodeURIComponent(filter) + '/list?firstResult=' + first + '&maxResults=' + PAGE,
    { sorting: sorting(), active: true });
  if (!filter || !answer.ok) {
    return [];
  }
  const list = await answer.json();
  return ((list._embedded || {}).task || []).filter((task) => task.id !== completed
    && (!task.assignee || task.assignee === user)
    && !(task.followUp && new Date(task.followUp) > new Date()));
};

const open = (id) => {
  const address = asked();
  address.set('task', id);
  address.delete('detailsTab');
  location.hash = '#/?' + address.toString();
};

/** Whether nobody has chosen another task meanwhile: Tasklist leaves the completed one by itself. */
const undecided = (completed) => [null, completed].includes(asked().get('task'));

const openNext = async (engine, completed, user) => {
  const api = document.querySelector('base').getAttribute('engine-api') + 'engine/' + engine;
  for (let first = 0; first < LOOKED_AT; first += PAGE) {
    for (const task of await candidates(api, user, completed, first)) {
      if (!undecided(completed)) {
        return;
      }
      // Somebody may be faster: then the next one is as good.
      if (task.assignee === user || (await post(api + '/task/' + task.id + '/claim', { userId: user })).ok) {
        if (undecided(completed)) {
          open(task.id);
        }
        return;
      }
    }
  }
  tell(words().none);
};

/** Who is logged in; the page's root knows. */
let user = () => null;

const heard = (request) => {
  const completed = COMPLETED.exec((request.responseURL || '').split('?')[0]);
  if (completed && request.status >= 200 && request.status < 300 && remembered() && user()) {
    openNext(completed[1], completed[2], user()).catch((e) => console.error('next task', e));
  }
};

const send = XMLHttpRequest.prototype.send;
XMLHttpRequest.prototype.send = function (...body) {
  this.addEventListener('load', () => heard(this));
  return send.apply(this, body);
};

export default {
  id: 'daifa-next-task',
  pluginPoint: 'tasklist.list',
  priority: 0,
  render: (node, api, scope) => {
    user = () => ((scope && scope.$root && scope.$root.authentication) || {}).name || null;
    const label = document.createElement('label');
    label.className = 'daifa-next-task';
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.checked = remembered();
    box.addEventListener('change', () => remember(box.checked));
    const said = document.createElement('span');
    said.textContent = ' ' + words().next;
    label.append(box, said);
    tell = (what) => {
      said.textContent = ' ' + what;
      setTimeout(() => { said.textContent = ' ' + words().next; }, 6000);
    };
    node.append(label);
  }
};
