// On Admin's first page: what is true about the engine, in place of the banner that all webapps of the community edition show.
import {english} from '../../../lib/daifa/language.js';

const words = english
  ? {
    label: 'Engine',
    line: 'Camunda 7.24.0 is the last release of the community edition; no more public patches appear.',
    link: 'What that means, and what is done about it'
  }
  : {label: '流程引擎', line: 'Camunda 7.24.0 是社区版的最后一个版本，不再有公开的补丁。', link: '这意味着什么，我们做了什么'};

export default {
  id: 'admin.dashboard.engine-line',
  pluginPoint: 'admin.dashboard.section',
  priority: -1,
  properties: {label: words.label},
  render: node => {
    const text = document.createElement('p');
    const link = document.createElement('a');
    const root = document.querySelector('base').getAttribute('app-root');
    link.href = `${root}/../desk/engine`;
    link.textContent = words.link;
    text.append(words.line, document.createElement('br'), link);
    node.append(text);
  }
};
