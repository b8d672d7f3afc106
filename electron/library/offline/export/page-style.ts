/** How a document of stories looks on a screen and on paper: a newspaper page, without anything of the interface. Private to `offline/`. */

const both = `:root{color-scheme:light dark;--ink:#1b1a18;--soft:#4f4c47;--rule:#cfcac0}
@media (prefers-color-scheme:dark){:root{--ink:#e8e4dc;--soft:#a9a49b;--rule:#47433d}}
*{box-sizing:border-box}
body{max-width:64rem;margin:2rem auto;padding:0 1.25rem;color:var(--ink);font:1.06rem/1.55 "Newsreader","Newsreader Variable",Georgia,"Times New Roman",serif;overflow-wrap:break-word}
:lang(fa),:lang(ar),:lang(ckb),:lang(ur){font-family:"Vazirmatn","Vazirmatn Variable","Noto Naskh Arabic",Georgia,serif}
a{color:inherit}h1,h2,h3,h4,h5,h6,p,figure,ul,ol{margin:0 0 .7em}h1,h2,h3,h4{line-height:1.12;text-wrap:balance;break-after:avoid}
.masthead{text-align:center;border-bottom:3px double;margin-bottom:1.4rem;padding-bottom:.6rem}
.masthead .name{font-size:3rem;font-weight:600;letter-spacing:-.02em;line-height:1.1;margin:0}
.masthead .day{font-size:.9rem;color:var(--soft);margin:.35rem 0 0}
.front .top{display:grid;grid-template-columns:minmax(0,2fr) minmax(0,1fr);gap:1.2rem 2rem;margin-bottom:1.2rem}
.front a{text-decoration:none}
.front .lead h2{font-size:2.3rem;letter-spacing:-.015em;margin-bottom:.35em}.front .lead .standfirst{font-size:1.15rem;color:var(--soft)}
.front .lead img{width:100%;max-height:24rem;object-fit:cover;margin-bottom:.6rem}
.beginning{columns:2 10rem;column-gap:1.4rem;hyphens:auto;margin-top:.8rem}
.front .side>*{border-bottom:1px solid var(--rule);padding-bottom:.7rem;margin-bottom:.7rem;break-inside:avoid}
.front .side h3{font-size:1.15rem;margin:0 0 .25em}.front .side h2,.front .blocks h2{font-size:.95rem;border-top:2px solid;padding-top:.35rem;margin:0 0 .5rem}
.front .side ul,.front .blocks ul{list-style:none;padding:0;margin:0}.front li{padding:.3rem 0;border-top:1px solid var(--rule)}
.front .blocks{columns:3 15rem;column-gap:2rem;column-rule:1px solid var(--rule);border-top:1px solid var(--rule);padding-top:1rem}
.front .block{break-inside:avoid;margin-bottom:1.2rem}.front .block h3{font-size:1.15rem;margin:0 0 .25em}.front .block .standfirst{font-size:1rem;margin:0}
.from{font-size:.8rem;color:var(--soft);margin:.2rem 0 0}
.chapter>h2{font-size:1.3rem;border-bottom:1px solid;padding-bottom:.3rem;margin:3rem 0 1.4rem}
article{max-width:40rem;margin:0 auto}article+article{margin-top:3.5rem;padding-top:2rem;border-top:1px solid var(--rule)}
article>header h1{font-size:2.1rem;letter-spacing:-.015em;margin-bottom:.4em}.standfirst{font-size:1.15rem;color:var(--soft)}
.by{font-size:.85rem;color:var(--soft);border-block:1px solid var(--rule);padding:.4rem 0}.link{font-size:.8rem;color:var(--soft)}
img{max-width:100%;height:auto}figure{margin-inline:0;break-inside:avoid}figcaption{font-size:.82rem;line-height:1.4;color:var(--soft);margin-top:.3em}
blockquote{margin-inline:1.2em;font-style:italic}pre{overflow:auto;white-space:pre-wrap;font-size:.85em;direction:ltr}
table{border-collapse:collapse;font-size:.9em}td,th{border:1px solid var(--rule);padding:.2rem .5rem;text-align:start;vertical-align:top}`;

const paper = `@page{margin:15mm 15mm 18mm;@bottom-center{content:counter(page);font:9pt Georgia,serif;color:#555}}
@media print{:root{color-scheme:light;--ink:#000;--soft:#333;--rule:#aaa}
body{max-width:none;margin:0;padding:0;font-size:10pt;line-height:1.42;orphans:2;widows:2}
a{color:inherit;text-decoration:none}
.masthead .name{font-size:34pt}.front .lead h2{font-size:23pt}.front .lead img{max-height:62mm}.front .block h3,.front .side h3{font-size:12pt}.front .block .standfirst{font-size:10pt}.beginning{column-gap:6mm}
.front .blocks{columns:3;column-gap:7mm}.front .block{break-inside:auto}.front li{break-inside:avoid}.front+.chapter{break-before:page}
.chapter>h2{margin-top:10mm}.chapter:first-child>h2{margin-top:0}
article{max-width:none}article+article{margin-top:9mm;padding-top:6mm}
article>header h1{font-size:21pt}.standfirst{font-size:12pt}
.text{columns:2;column-gap:8mm;hyphens:auto}.text img{max-height:110mm;object-fit:contain}
.text table,.text pre{column-span:all}.lead-picture img{width:100%;max-height:95mm;object-fit:cover}
article>header,.lead-picture{break-inside:avoid;break-after:avoid}}`;

export const pageStyle = `${both}\n${paper}`;
