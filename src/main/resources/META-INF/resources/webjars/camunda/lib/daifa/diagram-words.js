// The tips of the buttons beside a diagram.
import {speakChinese} from './words.js';

speakChinese({
  within: '[cam-widget-bpmn-viewer], .djs-container, .diagram-holder, .actions, .navigation',
  words: new Map([['zoom in', '放大'], ['zoom out', '缩小'], ['reset zoom', '适合窗口']])
});
