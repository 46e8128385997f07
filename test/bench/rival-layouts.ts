import { type Column, site } from './rivals.ts';

/** How a template language says what the layouts below need. */
interface Language {
  value(name: string): string;
  /** The text as HTML. */
  text: string;
  /** `value` of each page of a list, between `before` and `after`. */
  rows(row: (value: (name: string) => string) => string): string;
  when(column: string, text: string): string;
  pager: string;
}

const nav = (columns: readonly Column[], { when }: Language) =>
  columns
    .map(({ id, title }) => `<li><a href="/${id}/"${when(id, ' aria-current="true"')}>${title}</a></li>`)
    .join('\n');

const frame = (columns: readonly Column[], language: Language, head: string, main: string) => {
  const { value } = language;
  const title = value('title');
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>${title} - ${site}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'">
<meta name="SiteName" content="${site}">
<meta name="SiteDomain" content="main.ceshi.example">
<meta name="ColumnName" content="${value('columnTitle')}">
<meta name="ColumnType" content="政务动态">
<meta name="Description" content="${value('description')}">
${head}
<meta property="og:title" content="${title}">
<meta property="og:site_name" content="${site}">
<meta property="og:description" content="${value('description')}">
<link rel="stylesheet" href="/assets/site.css">
<script src="/assets/site.js" defer></script>
</head>
<body>
<a class="skip" href="#main">跳到正文</a>
<header class="header">
<p class="site-name"><a href="/">${site}</a></p>
<form class="search" action="/search/" method="get" role="search">
<label class="unseen" for="q">搜索</label>
<input id="q" name="q" type="search" placeholder="搜标题、正文、文号" autocomplete="off" maxlength="60">
<button type="submit">搜索</button>
</form>
<nav class="nav" aria-label="栏目导航">
<ul>
<li><a href="/">首页</a></li>
${nav(columns, language)}
</ul>
</nav>
</header>
<main id="main" tabindex="-1">
${main}
</main>
<footer class="footer">
<ul>
<li><a href="/sitemap/">站点地图</a></li>
<li><a href="/feeds/">订阅</a></li>
</ul>
<dl>
<div><dt>主办单位</dt><dd>测量县政府办公室</dd></div>
<div><dt>联系方式</dt><dd>0999-0000000</dd></div>
</dl>
</footer>
</body>
</html>
`;
};

/** The page of an article, with what ours shows of one. */
export const articleLayout = (columns: readonly Column[], language: Language) => {
  const { value, text } = language;
  const head = `<meta name="ArticleTitle" content="${value('title')}">
<meta name="PubDate" content="${value('day')}">
<meta name="ContentSource" content="${value('unit')}">
<meta name="Url" content="${value('address')}">
<link rel="canonical" href="${value('address')}">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","url":"${value('address')}","inLanguage":"zh-CN","identifier":"${value('number')}","datePublished":"${value('day')}","publisher":{"@type":"GovernmentOrganization","name":"测量县政府办公室"},"isPartOf":{"@type":"WebSite","name":"${site}"}}</script>`;
  const main = `<nav class="crumbs" aria-label="当前位置"><ol><li><a href="/">首页</a></li><li><a href="/${value('column')}/">${value('columnTitle')}</a></li><li aria-current="page">正文</li></ol></nav>
<article class="article">
<h1>${value('title')}</h1>
<ul class="facts">
<li><span>发布时间</span> <time datetime="${value('day')}">${value('day')}</time></li>
<li><span>来源</span> ${value('unit')}</li>
<li><span>索引号</span> ${value('number')}</li>
</ul>
<div class="text">
${text}
</div>
<details class="share"><summary>分享</summary><p>本页网址：<span id="address">${value('address')}</span></p></details>
</article>`;
  return frame(columns, language, head, main);
};

/** A page of a column's list. */
export const listLayout = (columns: readonly Column[], language: Language) => {
  const rows = language.rows(
    (value) =>
      `<li><a href="${value('url')}">${value('title')}</a> <span>${value('unit')}</span> <time>${value('day')}</time></li>`,
  );
  const main = `<h1>${language.value('title')}</h1>\n<ul class="rows">\n${rows}\n</ul>\n${language.pager}`;
  return frame(columns, language, '', main);
};

const inParams = (name: string) => (name === 'title' ? '{{ .Title }}' : `{{ .Params.${name} }}`);
export const hugo: Language = {
  value: inParams,
  text: '{{ .Content }}',
  rows: (row) =>
    `{{ range .Paginator.Pages }}${row((name) => (name === 'url' ? '{{ .RelPermalink }}' : inParams(name)))}\n{{ end }}`,
  when: (column, text) => `{{ if eq .Section "${column}" }}${text}{{ end }}`,
  pager:
    '<nav>{{ with .Paginator }}{{ if .HasPrev }}<a href="{{ .Prev.URL }}">上一页</a>{{ end }}{{ if .HasNext }}<a href="{{ .Next.URL }}">下一页</a>{{ end }}{{ end }}</nav>',
};

/** The home page lists the newest of all columns. */
export const hugoHome: Language = {
  ...hugo,
  rows: (row) =>
    `{{ range first 20 .Site.RegularPages }}${row((name) => (name === 'url' ? '{{ .RelPermalink }}' : inParams(name)))}\n{{ end }}`,
  pager: '',
};

export const nunjucks: Language = {
  value: (name) => `{{ ${name} }}`,
  text: '{{ content | safe }}',
  rows: (row) =>
    `{% for item in pagination.items %}${row((name) => (name === 'url' ? '{{ item.url }}' : `{{ item.data.${name} }}`))}\n{% endfor %}`,
  when: (id, text) => `{% if column == '${id}' %}${text}{% endif %}`,
  pager:
    '<nav>{% if pagination.href.previous %}<a href="{{ pagination.href.previous }}">上一页</a>{% endif %}{% if pagination.href.next %}<a href="{{ pagination.href.next }}">下一页</a>{% endif %}</nav>',
};
