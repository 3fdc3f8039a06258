// In place of the file of that name in the webapps' own archive.
import {app, locales} from '../../../lib/daifa/language.js';

export default {
  app: app('任务列表', 'Tasklist'),
  locales,
  dateFormat: {normal: 'LLL', long: 'LLLL'},
  customScripts: ['scripts/form-words', 'scripts/ways', 'scripts/next-task', '../../lib/daifa/diagram-words'],
  disableWelcomeMessage: true,
  // The engine's own, which this file would otherwise take away.
  shortcuts: {
    claimTask: {key: 'ctrl+alt+c', description: 'claims the currently selected task'},
    focusFilter: {key: 'ctrl+shift+f', description: 'set the focus to the first filter in the list'},
    focusList: {key: 'ctrl+alt+l', description: 'sets the focus to the first task in the list'},
    focusForm: {key: 'ctrl+alt+f', description: 'sets the focus to the first input field in a task form'},
    startProcess: {key: 'ctrl+alt+p', description: 'opens the start process modal dialog'}
  }
};
