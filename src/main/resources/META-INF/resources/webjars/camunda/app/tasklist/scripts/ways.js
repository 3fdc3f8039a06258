// From Tasklist to the house's own pages, which know the same login.
import {english} from '../../../lib/daifa/language.js';

export default {
  id: 'ways',
  pluginPoint: 'tasklist.navbar.action',
  priority: 100,
  render: node => {
    const link = document.createElement('a');
    link.href = `${document.querySelector('base').getAttribute('app-root')}/../desk`;
    link.textContent = english ? 'Orders' : '订单';
    node.append(link);
  }
};
