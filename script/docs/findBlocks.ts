/** A fenced block of a page. */
export interface Block {
  /** The first line of what is in it, counted from 1. */
  line: number;
  language: string;
  text: string;
  /** What the comment above it says that is done with it. */
  mark?: string;
}

/** The blocks of a page, with the comment that may stand above each: `<!-- run -->`. */
export function findBlocks(page: string): Block[] {
  const blocks: Block[] = [];
  let open: (Block & { fence: string; lines: string[] }) | undefined;
  let mark: string | undefined;
  for (const [index, line] of page.split('\n').entries()) {
    const fence = /^(\s*)(`{3,})\s*(\S*)/.exec(line);
    if (open) {
      if (line.trim() === open.fence) {
        blocks.push({ ...open, text: `${open.lines.join('\n')}\n` });
        open = undefined;
      } else {
        open.lines.push(line);
      }
    } else if (fence) {
      open = {
        line: index + 2,
        language: fence[3],
        text: '',
        lines: [],
        fence: fence[2],
        mark,
      };
      mark = undefined;
    } else {
      mark =
        /^<!-- (\w+) -->$/.exec(line)?.[1] ?? (line.trim() ? undefined : mark);
    }
  }
  return blocks;
}
