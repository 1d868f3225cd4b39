/** What does a text of the help centre say? Markdown's paragraphs, lists, titles, bold and links, as
 * a tree: nothing in it ever becomes HTML by itself. */

export type Inline =
  | { kind: "text"; text: string }
  | { kind: "strong"; text: string }
  | { kind: "link"; text: string; href: string };
export type Block =
  | { kind: "paragraph"; content: Inline[] }
  | { kind: "title"; content: Inline[] }
  | { kind: "list"; ordered: boolean; items: Inline[][] };

const ITEM = /^\s{0,3}(?:(\d{1,3})[.)]|[-*+])\s+(.*)$/;
const TITLE = /^#{1,6}\s+(.*)$/;
const SPAN = /\*\*([^*]+)\*\*|\[([^\]]+)\]\(([^)\s]+)\)/g;

/** Only pages of the portal, and https, may be linked. */
function isSafe(href: string): boolean {
  return /^\/(?![/\\])/.test(href) || href.startsWith("https://");
}

function readInline(text: string): Inline[] {
  const content: Inline[] = [];
  let from = 0;
  for (const hit of text.matchAll(SPAN)) {
    const [whole, strong, label, href] = hit;
    if (hit.index > from) content.push({ kind: "text", text: text.slice(from, hit.index) });
    from = hit.index + whole.length;
    if (strong !== undefined) content.push({ kind: "strong", text: strong });
    else if (label !== undefined && href !== undefined && isSafe(href)) {
      content.push({ kind: "link", text: label, href });
    } else content.push({ kind: "text", text: label ?? whole });
  }
  if (from < text.length) content.push({ kind: "text", text: text.slice(from) });
  return content;
}

/** Read `source` block by block; lines of a paragraph or an item that follow each other are one. */
export function readMarkdown(source: string): Block[] {
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  let list: { ordered: boolean; items: string[] } | undefined;
  const close = () => {
    if (paragraph.length > 0) {
      blocks.push({ kind: "paragraph", content: readInline(paragraph.join(" ")) });
    }
    if (list) {
      blocks.push({ kind: "list", ordered: list.ordered, items: list.items.map(readInline) });
    }
    paragraph = [];
    list = undefined;
  };
  for (const line of source.split(/\r?\n/)) {
    const item = ITEM.exec(line);
    const title = TITLE.exec(line);
    if (line.trim() === "") {
      close();
    } else if (title) {
      close();
      blocks.push({ kind: "title", content: readInline(title[1] ?? "") });
    } else if (item) {
      const ordered = item[1] !== undefined;
      if (!list || list.ordered !== ordered) {
        close();
        list = { ordered, items: [] };
      }
      list.items.push(item[2] ?? "");
    } else if (list && /^\s/.test(line)) {
      list.items.push(`${list.items.pop() ?? ""} ${line.trim()}`);
    } else {
      if (list) close();
      paragraph.push(line.trim());
    }
  }
  close();
  return blocks;
}
