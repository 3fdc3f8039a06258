// In place of the file of that name in the webapps' own archive.
import {app, locales} from '../../../lib/daifa/language.js';

export default {
  app: app('流程监控', 'Cockpit'),
  locales,
  customScripts: ['../../lib/daifa/diagram-words'],
  disableWelcomeMessage: true
};
