/** Blocks drawn on pages, each in its element of structure: what a screen reader says is what the page shows, in its order. */
import { UNTOLD, type Block, type Section } from './section.js';

const SIZES = { title: 18, heading: 13, body: 10.5, footer: 8 } as const;
/** A heading, or the mark of a list, does not stay alone at the foot of a page. */
const KEPT_TOGETHER = 64;
const INDENT = 14;

type Element = PDFKit.PDFStructureElement;

export class TaggedPages {
  private readonly root: Element;

  constructor(private readonly document: PDFKit.PDFDocument, private readonly print: (text: string) => string) {
    this.root = document.struct('Document');
    document.addStructure(this.root);
  }

  title(title: string, recipient: string): void {
    this.element(this.root, 'H1', () => this.text(title, 'bold', SIZES.title));
    this.element(this.root, 'P', () => this.text(recipient || UNTOLD, 'regular', SIZES.heading));
  }

  section(number: number, { heading, blocks }: Section): void {
    this.keep(KEPT_TOGETHER);
    this.document.moveDown(0.9);
    const section = this.document.struct('Sect');
    this.root.add(section);
    this.element(section, 'H2', () => this.text(`${number}. ${heading}`, 'bold', SIZES.heading));
    this.document.moveDown(0.25);
    for (const block of blocks) this.block(section, block);
    section.end();
  }

  end(): void {
    this.root.end();
  }

  /** Out of the reading: whoever listens does not hear its number on every page. */
  footers(reference: string, foot: string): void {
    const { start, count } = this.document.bufferedPageRange();
    for (let page = start; page < start + count; page++) {
      this.document.switchToPage(page);
      const { margins, height, width } = this.document.page;
      const at = height - margins.bottom + 24;
      margins.bottom = 0;
      this.document.markContent('Artifact', { type: 'Pagination' });
      this.document.font('regular').fontSize(SIZES.footer);
      const line = { width: width - margins.left - margins.right, lineBreak: false };
      this.document.text(this.print(`${reference} – page ${page + 1} sur ${count}`), margins.left, at, line);
      this.document.text(this.print(foot), margins.left, at + 11, line);
      this.document.endMarkedContent();
    }
  }

  private block(parent: Element, block: Block): void {
    if (block.kind === 'list') return this.list(parent, block.items);
    if (block.kind === 'fields') return this.fields(parent, block.title, block.fields);
    const element = block.kind === 'quote' ? this.open(parent, 'BlockQuote') : parent;
    block.text.split(/\n+/).forEach((paragraph, at) => this.element(element, 'P', () => {
      if (at === 0 && block.lead) this.lead(block.lead);
      this.text(paragraph, 'regular');
    }));
    if (element !== parent) element.end();
    this.document.moveDown(0.35);
  }

  private fields(parent: Element, title: string, fields: [string, string][]): void {
    this.keep(KEPT_TOGETHER / 2);
    if (title) this.element(parent, 'H3', () => this.text(title, 'bold', SIZES.body + 1));
    for (const [label, value] of fields) {
      this.element(parent, 'P', () => {
        this.lead(label);
        this.text((value.trim() || UNTOLD).replace(/\n+/g, ' '), 'regular');
      });
    }
    this.document.moveDown(0.35);
  }

  private list(parent: Element, items: string[]): void {
    const list = this.open(parent, 'L');
    for (const item of items) {
      this.keep(KEPT_TOGETHER / 2);
      const entry = this.open(list, 'LI');
      const { x, y } = this.document;
      this.element(entry, 'Lbl', () => this.text('–', 'regular', SIZES.body, { lineBreak: false }));
      this.document.y = y;
      this.document.x = x + INDENT;
      this.element(entry, 'LBody', () => this.text(item.replace(/\n+/g, ' '), 'regular'));
      this.document.x = x;
      entry.end();
    }
    list.end();
    this.document.moveDown(0.35);
  }

  /** In the same paragraph as what it announces. */
  private lead(label: string): void {
    this.document.font('bold').fontSize(SIZES.body).text(`${this.print(`${label} :`)} `, { continued: true });
  }

  private text(text: string, font: 'regular' | 'bold', size: number = SIZES.body, options: PDFKit.Mixins.TextOptions = {}): void {
    this.document.font(font).fontSize(size).text(this.print(text), options);
  }

  private open(parent: Element, type: string): Element {
    const element = this.document.struct(type);
    parent.add(element);
    return element;
  }

  private element(parent: Element, type: string, draw: () => void): void {
    parent.add(this.document.struct(type, {}, draw));
  }

  private keep(height: number): void {
    const { page } = this.document;
    if (this.document.y + height > page.height - page.margins.bottom) this.document.addPage();
  }
}
