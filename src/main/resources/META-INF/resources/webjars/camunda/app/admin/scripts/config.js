// In place of the file of that name in the webapps' own archive.
import {app, locales} from '../../../lib/daifa/language.js';

export default {
  app: app('系统管理', 'Admin'),
  locales,
  customScripts: ['scripts/engine-line'],
  disableWelcomeMessage: true
};
