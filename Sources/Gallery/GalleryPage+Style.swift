extension GalleryPage {
  /// The looks of the page: on a screen, light or dark as the reader has it, and on paper.
  static let style = """
    :root {
      color-scheme: light dark;
      --ground: #ffffff; --ink: #1a1a1a; --aside: #4d4d4d; --line: #d0d0d0; --link: #012b93;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --ground: #121417; --ink: #f2f2f2; --aside: #bfbfbf; --line: #4a4e55; --link: #9cb4ff;
      }
    }
    * { box-sizing: border-box; }
    body {
      margin: 0 auto; padding: 1.5rem; max-width: 70rem;
      background: var(--ground); color: var(--ink);
      font: 1.0625rem/1.5 system-ui, "DejaVu Sans", sans-serif;
    }
    a { color: var(--link); }
    :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
    .skip { position: absolute; left: -100vw; }
    .skip:focus { position: static; }
    h1 { font-size: 2rem; margin: 0 0 0.5rem; }
    h2 { font-size: 1.5rem; margin: 3rem 0 1rem; }
    h3 { font-size: 1.125rem; margin: 0; }
    nav ol { padding-left: 1.5rem; margin: 0; }
    nav > ol { list-style: none; padding: 0; }
    nav > ol > li { margin: 0.75rem 0; }
    figure { margin: 0 0 3rem; scroll-margin-top: 1rem; }
    img {
      display: block; max-width: 100%; height: auto; border: 1px solid var(--line);
      background: #ffffff;
    }
    img.dark { background: #121417; }
    figcaption { margin-top: 0.75rem; }
    figcaption p { margin: 0.25rem 0; max-width: 45rem; overflow-wrap: anywhere; }
    .origin { color: var(--aside); font-size: 0.9375rem; }
    code { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: 0.9em; }
    summary { cursor: pointer; width: fit-content; }
    @media print {
      @page { size: A4 landscape; margin: 12mm; }
      :root {
        --ground: #ffffff; --ink: #000000; --aside: #333333; --line: #999999; --link: #000000;
      }
      body { max-width: none; padding: 0; font-size: 11pt; }
      .skip, details { display: none; }
      a { text-decoration: none; }
      section { break-before: page; }
      h2 { margin-top: 0; break-after: avoid; }
      figure { margin: 0; break-inside: avoid; }
      figure + figure { break-before: page; }
      img { max-height: 140mm; width: auto; print-color-adjust: exact; }
    }
    """
}
