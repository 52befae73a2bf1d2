import Markdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import type { HelpPage } from '../stores/ui-store.ts';
import { helpLink } from './help-pages.ts';

interface HelpTextProps {
  page: HelpPage;
  text: string;
  /** Shows another section. */
  go(to: { page: HelpPage; section: string | null }): void;
}

/** Markdown of a help page; loaded with the first help that is asked for. */
export default function HelpText({ page, text, go }: HelpTextProps) {
  return (
    <Markdown
      remarkPlugins={[remarkGfm]}
      components={{
        // Lines that are longer than the panel can be scrolled to by keys, too.
        pre: ({ children }) => <pre tabIndex={0}>{children}</pre>,
        a({ href = '', children }) {
          const to = helpLink(href, page);
          if (to)
            return (
              <button type="button" className="help__link" onClick={() => go(to)}>
                {children}
              </button>
            );
          return href.startsWith('https:') ? (
            <a href={href} target="_blank" rel="noreferrer">
              {children}
            </a>
          ) : (
            children
          );
        },
      }}
    >
      {text}
    </Markdown>
  );
}
