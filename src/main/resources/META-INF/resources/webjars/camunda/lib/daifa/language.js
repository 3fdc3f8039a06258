// Which of our two languages the webapps speak: they look at the first language of the browser alone, and fall back to Chinese.
const first = (navigator.languages?.[0] ?? navigator.language ?? '').split('-')[0].toLowerCase();

export const english = first === 'en';

export const locales = {availableLocales: ['zh', 'en'], fallbackLocale: 'zh'};

export function app(chineseName, englishName) {
  return english ? {name: englishName, vendor: 'Daifa'} : {name: chineseName, vendor: '代发'};
}
