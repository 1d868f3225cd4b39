/** A text of the help centre, drawn from its tree. */
import { Fragment } from "react";
import { Link } from "wouter";
import { readMarkdown, type Inline } from "../markdown.ts";

function Inlines({ content }: { content: Inline[] }) {
  return content.map((span, i) => {
    if (span.kind === "strong") return <strong key={i}>{span.text}</strong>;
    if (span.kind === "text") return <Fragment key={i}>{span.text}</Fragment>;
    if (span.href.startsWith("/")) {
      return (
        <Link key={i} href={span.href}>
          {span.text}
        </Link>
      );
    }
    return (
      <a key={i} href={span.href} target="_blank" rel="noreferrer">
        {span.text}
      </a>
    );
  });
}

export function Prose({ source }: { source: string }) {
  return readMarkdown(source).map((block, i) => {
    if (block.kind === "paragraph") {
      return (
        <p key={i}>
          <Inlines content={block.content} />
        </p>
      );
    }
    if (block.kind === "title") {
      return (
        <h3 key={i}>
          <Inlines content={block.content} />
        </h3>
      );
    }
    const items = block.items.map((item, j) => (
      <li key={j}>
        <Inlines content={item} />
      </li>
    ));
    return block.ordered ? (
      <ol key={i} className="numbers">
        {items}
      </ol>
    ) : (
      <ul key={i} className="bullets">
        {items}
      </ul>
    );
  });
}
