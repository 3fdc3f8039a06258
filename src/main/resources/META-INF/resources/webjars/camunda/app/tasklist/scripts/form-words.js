// The forms' library speaks English alone; its few words are replaced where they appear. The labels of a form are the house's own.
import {english} from '../../../lib/daifa/language.js';

const WORDS = new Map([
  ['Select', '请选择'],
  ['Search', '搜索'],
  ['No results', '没有匹配项'],
  ['All values selected', '已全部选中'],
  ['Nothing to show.', '暂无内容。'],
  ['Add new', '添加'],
  ['Show less', '收起'],
  ['Remove', '删除'],
  ['Content not downloaded.', '内容未下载。'],
  ['Field is required.', '此项必填。'],
  ['Value is not a number.', '请输入数字。'],
  ['Value is expected to be an integer.', '请输入整数。'],
  ['Date and time must both be entered.', '日期和时间都要填写。'],
  ['Please select a valid value', '请选择有效的选项'],
  ['Powered by bpmn.io', '由 bpmn.io 提供'],
  ['Remove list item', '删除此行'],
  ['First page', '第一页'],
  ['Previous page', '上一页'],
  ['Next page', '下一页'],
  ['Last page', '最后一页'],
  ['Increment', '增加'],
  ['Decrement', '减少'],
  ['Year', '年'],
  ['Month', '月'],
  ['Hour', '时'],
  ['Minute', '分'],
  ['hh:mm', '时:分'],
  ['hh:mm ?m', '时:分'],
  ['Sun', '日'],
  ['Mon', '一'],
  ['Tue', '二'],
  ['Wed', '三'],
  ['Thu', '四'],
  ['Fri', '五'],
  ['Sat', '六'],
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
    .map((month, index) => [month, `${index + 1}月`])
]);

const SENTENCES = [
  [/^Field must match pattern .*\.$/, () => '格式不正确。'],
  [/^Field must have minimum value of (.+)\.$/, least => `不能小于 ${least}。`],
  [/^Field must have maximum value of (.+)\.$/, most => `不能大于 ${most}。`],
  [/^Field must have minimum length of (.+)\.$/, least => `至少 ${least} 个字。`],
  [/^Field must have maximum length of (.+)\.$/, most => `最多 ${most} 个字。`],
  [/^Value is expected to have at most (\d+) decimal digits?\.$/, most => `最多 ${most} 位小数。`],
  [/^Show all \((\d+)\)$/, all => `全部显示（${all}）`],
  [/^Showing (\d+)\s*-\s*(\d+) of (\d+)$/, (from, to, all) => `第 ${from}–${to} 行，共 ${all} 行`],
  [/^[dmy]+([/.-])[dmy]+\1[dmy]+$/i, () => '年-月-日'],
  [/^(January|February|March|April|May|June|July|August|September|October|November|December) (\d+), (\d{4})$/,
    (month, day, year) => `${year}年${WORDS.get(month)}${day}日`]
];

// Where the library itself writes. Labels, descriptions, choices and what people typed stay as they are.
const ITS_OWN = '.fjs-select-placeholder, .fjs-dropdownlist-empty, .fjs-form-field-error, .fjs-table-empty, .fjs-table-middle-container,'
  + ' .fjs-table-footer, .fjs-table-nav, .fjs-repeat-render-footer, .fjs-powered-by, .flatpickr-calendar';
const ATTRIBUTES = ['placeholder', 'title', 'aria-label'];

function chinese(text) {
  const words = text.trim();
  const known = WORDS.get(words);
  if (known !== undefined) {
    return known;
  }
  for (const [pattern, sentence] of SENTENCES) {
    const match = pattern.exec(words);
    if (match) {
      return sentence(...match.slice(1));
    }
  }
  return undefined;
}

function translateText(node) {
  const owner = node.parentElement;
  if (owner?.closest(ITS_OWN) && !owner.closest('.fjs-table-td, .fjs-table-th, .fjs-dropdownlist-item')) {
    const words = chinese(node.data);
    if (words !== undefined && words !== node.data) {
      node.data = words;
    }
  }
}

function translateAttributes(element) {
  if (element.closest('.fjs-container, .flatpickr-calendar')) {
    for (const attribute of ATTRIBUTES) {
      const words = element.hasAttribute(attribute) ? chinese(element.getAttribute(attribute)) : undefined;
      if (words !== undefined && words !== element.getAttribute(attribute)) {
        element.setAttribute(attribute, words);
      }
    }
  }
}

function translate(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    translateText(node);
  } else if (node.nodeType === Node.ELEMENT_NODE) {
    translateAttributes(node);
    node.childNodes.forEach(translate);
  }
}

if (!english) {
  new MutationObserver(changes => changes.forEach(change => {
    if (change.type === 'attributes') {
      translateAttributes(change.target);
    } else if (change.type === 'characterData') {
      translateText(change.target);
    } else {
      change.addedNodes.forEach(translate);
    }
  })).observe(document.body, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES
  });
}
