// The words of the forms' library (form-js, and flatpickr in it).
import {speakChinese} from '../../../lib/daifa/words.js';

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

speakChinese({
  within: '.fjs-container, .flatpickr-calendar',
  // What the house or a person wrote.
  except: '.fjs-form-field-label, .fjs-form-field-description, .fjs-form-field-text, .fjs-table-td:not([colspan]), .fjs-table-th, .fjs-dropdownlist-item',
  words: WORDS,
  sentences: SENTENCES
});
