/** Short messages: the banner while the server is away, and toasts with one action. */
import { t } from '../i18n/i18n.js';
import { fill, h, iconButton } from './dom.js';

const TOAST_MILLISECONDS = 9000;

export function noticesView() {
  const banner = h('div', { class: 'banner', role: 'status', hidden: true });
  const toast = h('div', { class: 'toast', role: 'status', 'aria-live': 'polite', hidden: true });
  let timer;

  let shown;

  const hide = () => {
    toast.hidden = true;
    shown = undefined;
  };

  function renderToast() {
    if (!shown) return;
    const { text, action } = shown;
    fill(toast, h('span', {}, text()),
      action && h('button', { type: 'button', class: 'link', onclick: () => { hide(); action.run(); } }, action.text()),
      iconButton('close', t('app.close'), hide));
  }

  return {
    banner,
    toast,

    render() {
      fill(banner, h('span', { class: 'spinner' }), h('span', {}, t('problem.offline')));
      renderToast();
    },

    setOffline(isOffline) {
      banner.hidden = !isOffline;
    },

    /**
     * @param text () to the words, asked again when the language changes
     * @param action {text: () to the words, run}, may be absent
     * @param stays until it is closed, as problems do
     */
    show(text, { action, isProblem = false, stays = isProblem } = {}) {
      clearTimeout(timer);
      toast.classList.toggle('is-problem', isProblem);
      toast.hidden = false;
      shown = { text, action };
      renderToast();
      if (!stays) timer = setTimeout(hide, TOAST_MILLISECONDS);
    },
  };
}
