// Two libraries inside the webapps speak English alone: the forms and the diagrams. Their few words are replaced where they appear;
// labels, descriptions, choices and what people typed stay as they are.
import {english} from './language.js';

const ATTRIBUTES = ['placeholder', 'title', 'aria-label'];

/**
 * Replaces words in what is inside the elements of that selector, but not inside the elements of the other, as long as the page lives.
 *
 * @param words a map of whole texts
 * @param sentences pairs of a pattern and a function of its groups
 */
export function speakChinese({within, except, words, sentences = []}) {
  function chinese(text) {
    const whole = text.trim();
    if (words.has(whole)) {
      return words.get(whole);
    }
    for (const [pattern, sentence] of sentences) {
      const match = pattern.exec(whole);
      if (match) {
        return sentence(...match.slice(1));
      }
    }
    return text;
  }

  function isTheirs(element) {
    return element?.closest(within) && !(except && element.closest(except));
  }

  function translateText(node) {
    if (isTheirs(node.parentElement)) {
      const text = chinese(node.data);
      if (text !== node.data) {
        node.data = text;
      }
    }
  }

  function translateAttributes(element) {
    if (isTheirs(element)) {
      for (const name of ATTRIBUTES.filter(attribute => element.hasAttribute(attribute))) {
        const text = chinese(element.getAttribute(name));
        if (text !== element.getAttribute(name)) {
          element.setAttribute(name, text);
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
}
