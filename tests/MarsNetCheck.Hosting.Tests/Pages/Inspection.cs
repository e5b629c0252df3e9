namespace MarsNetCheck.Hosting.Tests.Pages;

/// <summary>Scripts that look at a page as a checker of accessibility does; each gives the list of what is wrong.</summary>
internal static class Inspection
{
    /// <summary>Text whose contrast with what is behind it is below that of WCAG 2.2 AA.</summary>
    public const string Contrast = """
        () => {
          const rgb = c => c.match(/[\d.]+/g).map(Number);
          const lum = c => { const [r, g, b] = rgb(c).map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
          const back = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; const p = rgb(c); if (p.length < 4 || p[3] === 1) return c; } return "rgb(255, 255, 255)"; };
          const wrong = [];
          for (const e of document.querySelectorAll("body *")) {
            if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) || e.closest("svg, [hidden], .vh, .skip") || !e.offsetParent) continue;
            const style = getComputedStyle(e), size = parseFloat(style.fontSize);
            const [a, b] = [lum(style.color), lum(back(e))].sort((x, y) => y - x);
            const ratio = (a + .05) / (b + .05), least = size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5;
            if (ratio < least) wrong.push(`${e.tagName}.${e.className} "${e.textContent.trim().slice(0, 30)}" ${ratio.toFixed(2)} ${style.color} on ${back(e)}`);
          }
          return wrong;
        }
        """;

    /// <summary>What somebody who does not see the page would stumble over.</summary>
    public const string Structure = """
        () => {
          const wrong = [], all = s => [...document.querySelectorAll(s)];
          const seen = new Set();
          for (const e of all("[id]")) { if (seen.has(e.id)) wrong.push(`id twice: ${e.id}`); seen.add(e.id); }
          if (all("h1").length !== 1) wrong.push(`h1: ${all("h1").length}`);
          if (all("main").length !== 1) wrong.push("no main");
          if (!document.documentElement.lang) wrong.push("no lang");
          if (!document.title.trim()) wrong.push("no title");
          let level = 1;
          for (const h of all("main h1, main h2, main h3, main h4")) { const l = +h.tagName[1]; if (l > level + 1) wrong.push(`heading jumps: ${h.textContent.trim().slice(0, 40)}`); level = l; }
          for (const e of all("a, button, summary")) if (!e.textContent.trim() && !e.getAttribute("aria-label") && !e.querySelector("img[alt]:not([alt=''])")) wrong.push(`no name: ${e.outerHTML.slice(0, 80)}`);
          for (const e of all("img")) if (!e.hasAttribute("alt")) wrong.push("img without alt");
          for (const e of all("svg[role=img]")) if (!e.getAttribute("aria-label")) wrong.push("svg without label");
          for (const e of all("input, progress")) if (!e.labels || !e.labels.length) wrong.push(`no label: ${e.outerHTML.slice(0, 60)}`);
          for (const e of all("[aria-labelledby]")) for (const id of e.getAttribute("aria-labelledby").split(" ")) if (!document.getElementById(id)) wrong.push(`labelled by nothing: ${id}`);
          for (const e of all("a[href^='#']")) if (!document.getElementById(decodeURIComponent(e.getAttribute("href").slice(1)))) wrong.push(`leads nowhere: ${e.getAttribute("href")}`);
          for (const e of all("th")) if (!e.scope) wrong.push("th without scope");
          for (const e of all("[style]")) wrong.push("inline style");
          for (const e of all("*")) for (const a of e.attributes) if (a.name.startsWith("on")) wrong.push(`handler: ${a.name}`);
          return wrong;
        }
        """;

    /// <summary>How much wider than the window the page is, in pixels; 0 for none.</summary>
    public const string TooWide = "() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)";

    /// <summary>The elements that a page of this service never has, and addresses that lead out of it.</summary>
    public const string Foreign = """
        () => [...document.querySelectorAll("script:not([src]), iframe, object, embed, base, textarea, [onerror], [onload], main img, main script, main style")].map(e => e.outerHTML.slice(0, 80))
          .concat([...document.querySelectorAll("[href], [src], [action]")].map(e => e.href || e.src || e.action).filter(u => typeof u === "string" && new URL(u).origin !== location.origin))
        """;
}
