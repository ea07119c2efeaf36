/* Briefwright's search, the part without a page: reads the index below search/, finds phrases, marks them in texts.
   Folding, units and stemming are those of briefwright/exports/search/ in Python; a browser test compares them. */
(() => {
  "use strict";

  const UNSPACED = "\\u3005-\\u3007\\u3021-\\u3029\\u3031-\\u3035\\u3041-\\u3096\\u309d-\\u309f\\u30a1-\\u30fa\\u30fc-\\u30ff" +
    "\\u3105-\\u312f\\u31a0-\\u31bf\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{323af}";
  const GLUED = "\\u0e00-\\u0eff\\u1000-\\u109f\\u1100-\\u11ff\\u1780-\\u17ff\\ua960-\\ua97c\\uac00-\\ud7fb";
  const SIGNS = UNSPACED + GLUED;
  const MARKS = "\\u0483-\\u0487\\u0591-\\u05bd\\u05bf-\\u05c7\\u0610-\\u061a\\u064b-\\u065f\\u0670\\u06d6-\\u06ed" +
    "\\u0900-\\u0963\\u0966-\\u0dff";
  const LETTER = `(?:(?![${SIGNS}])[\\p{L}\\p{N}]|[${MARKS}])`;
  const SPACE = "(?:(?!\\n)[\\s\\x1c-\\x1f\\x85])";
  const UNIT = new RegExp(
    `[${SIGNS}](?:(?<=[${UNSPACED}])${SPACE}+(?=[${UNSPACED}])|[${SIGNS}])*` +
    "|[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\\.[0-9]+)?|[0-9]+(?:\\.[0-9]+)+" +
    `|${LETTER}+(?:'s(?!${LETTER}))?`, "gu");
  const BREAK = new RegExp(
    `\\n|(?<=[${GLUED}])${SPACE}+(?=[${SIGNS}])|(?<=[${SIGNS}])${SPACE}+(?=[${GLUED}])` +
    `|(?!(?<=${LETTER})[-‐‑‒–'/&+_.@](?=${LETTER})|(?<=[0-9]),(?=[0-9]{3}(?![0-9])))` +
    `[^\\p{L}\\p{N}_\\s\\x1c-\\x1f\\x85${MARKS}${SIGNS}]`, "gu");
  const SIGN = new RegExp(`^[${SIGNS}]`, "u");
  const LETTERS = {
    "ß": "ss", "ς": "σ", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d",
    "’": "'", "‘": "'", "ʼ": "'"
  };
  // What may be folded by itself: a character with its marks, or a run of Korean letters that become syllables.
  const CLUSTER = /[\u1100-\u11ff\ua960-\ua97c\ud7b0-\ud7fb\u3131-\u318e\uffa0-\uffdc\uac00-\ud7a3]+[\p{M}\uff9e\uff9f]*|[^][\p{M}\uff9e\uff9f]*/gu;
  const BODY = 64, PART = 1024; // places of the title; places in one file of a page's text

  /* ---- folding and units ---- */

  function fold(text, han) {
    if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase();
    const plain = text.normalize("NFKC").toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]+/g, "").normalize("NFC");
    return plain.replace(/[\xad\u200b-\u200f\u2060\ufeff]|[^\x00-\x7f]/gu, (sign) =>
      /[\xad\u200b-\u200f\u2060\ufeff]/.test(sign) ? "" : LETTERS[sign] ?? han.get(sign) ?? sign);
  }

  /* The folded text, and for each of its UTF-16 units the place in the text it came from. */
  function foldWithPlaces(text, han) {
    let folded = "";
    const from = [];
    for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
      const piece = fold(cluster, han);
      for (let at = 0; at < piece.length; at++) from.push(piece.length === cluster.length ? index + at : index);
      folded += piece;
    }
    from.push(text.length);
    return { folded, from };
  }

  /* Units of a folded text: {text, place, start, end}; signs one by one. */
  function cut(folded) {
    const units = [];
    let place = 0, start = 0;
    const stretch = (end) => {
      const before = units.length;
      for (const { 0: found, index } of folded.slice(start, end).matchAll(UNIT)) {
        const at = start + index;
        if (!SIGN.test(found)) {
          units.push({ text: found.replace(/'s$/, "").replaceAll(",", ""), place: place++, start: at, end: at + found.length });
          continue;
        }
        let offset = at;
        for (const sign of found) {
          if (sign.trim()) units.push({ text: sign, place: place++, start: offset, end: offset + sign.length, sign: true });
          offset += sign.length;
        }
      }
      if (units.length > before) place++;
    };
    for (const { 0: found, index } of folded.matchAll(BREAK)) {
      stretch(index);
      start = index + found.length;
    }
    stretch(folded.length);
    return units;
  }

  function stem(word, passes, kept) {
    if (word.length < 4 || !/^[a-z]+$/.test(word) || kept.has(word)) return word;
    for (const rules of passes) {
      for (const [ending, replacement, least] of rules) {
        if (word.endsWith(ending) && word.length - ending.length >= least) {
          word = word.slice(0, word.length - ending.length) + replacement;
          break;
        }
      }
    }
    return word;
  }

  /* ---- packed numbers ---- */

  const DIGIT = new Map([..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"].map((c, i) => [c.charCodeAt(0), i]));

  function unpack(packed) {
    const numbers = [];
    for (let at = 0, number = 0, shift = 0; at < packed.length; at++) {
      const digit = DIGIT.get(packed.charCodeAt(at));
      number |= (digit & 31) << shift;
      shift += 5;
      if (digit < 32) {
        numbers.push(number);
        number = shift = 0;
      }
    }
    return numbers;
  }

  /* Page -> places, from the postings of one term; added to what `into` holds. */
  function readPostings(packed, into) {
    const numbers = unpack(packed);
    for (let at = 0, page = -1; at < numbers.length;) {
      const head = numbers[at++];
      page += head >> 1;
      const places = into.get(page) ?? [];
      let place = 0;
      for (let left = head & 1 ? numbers[at++] + 2 : 1; left > 0; left--) places.push(place += numbers[at++]);
      into.set(page, places);
    }
    return into;
  }

  function readVariants(packed) {
    const numbers = unpack(packed), variants = new Map();
    for (let at = 0, old = 0, simple = 0; at < numbers.length; at += 2) {
      old += numbers[at];
      simple += numbers[at + 1] & 1 ? -(numbers[at + 1] + 1) / 2 : numbers[at + 1] / 2;
      variants.set(String.fromCodePoint(old), String.fromCodePoint(simple));
    }
    return variants;
  }

  /* ---- files of the index ---- */

  class Missing extends Error {}

  class Files {
    constructor(base) {
      this.base = base;
      this.known = new Map();
    }

    get(name) {
      if (!this.known.has(name)) {
        const file = this.load(name);
        file.catch(() => this.known.delete(name));
        this.known.set(name, file);
      }
      return this.known.get(name);
    }

    async load(name, cache = "default") {
      const address = new URL(`${name}.js`, this.base);
      if (location.protocol !== "file:") {
        const answer = await fetch(address, { cache }).catch(() => null);
        if (answer && !answer.ok) throw new Missing(`${address.pathname}: ${answer.status}`);
        if (answer) {
          const text = await answer.text();
          return JSON.parse(text.slice(text.indexOf(",") + 1, text.lastIndexOf(")")));
        }
      }
      return this.run(name, address);
    }

    run(name, address) {
      return new Promise((resolve, reject) => {
        const script = document.createElement("script");
        window.briefwrightSearchFile = (loaded, value) => waiting.get(loaded)?.(value);
        waiting.set(name, resolve);
        script.src = address.href;
        script.charset = "utf-8";
        script.onerror = () => reject(new Missing(address.pathname));
        script.onload = () => script.remove();
        document.head.append(script);
      });
    }
  }
  const waiting = new Map();

  /* ---- the index ---- */

  class Index {
    constructor(base) {
      this.files = new Files(base);
      this.han = new Map();
    }

    async open(cache) {
      const manifest = await (cache ? this.files.load("index", cache) : this.files.get("index"));
      if (manifest.format !== 1) throw new Error("the index has another format than this script");
      this.manifest = manifest;
      this.first = manifest.first ? manifest.first.split(" ") : [];
      this.kept = new Set(manifest.stemming.kept);
      this.stop = new Set(manifest.stemming.stop);
      this.rules = manifest.stemming.rules;
    }

    async about() {
      const about = await this.files.get(`pages-${this.manifest.about}`);
      this.kinds ??= about.kinds;
      this.traits ??= unpack(about.of).map((number) => {
        const [kind, language, year, topics] = about.traits[number];
        return { kind, language, year, topics: topics.map((topic) => about.topics[topic]) };
      });
      this.lengths ??= [...about.lengths].map((code) => {
        const number = DIGIT.get(code.charCodeAt(0));
        return 2 ** ((number >> 1) - 1) * (number & 1 ? 1.5 : 1);
      });
    }

    async readHan(text) {
      if (!this.han.size && /\p{Script=Han}/u.test(text)) this.han = readVariants(await this.files.get(`han-${this.manifest.han}`));
    }

    /* Those parts of a page's text that show most of the phrases, as one text; two files at most. */
    async text(hit, cache) {
      const texts = await Promise.all(hit.parts.map((part) => {
        const name = `text/${hit.page}${part ? `-${part}` : ""}`;
        return cache ? this.files.load(name, cache) : this.files.get(name);
      }));
      return { ...texts[0], sections: texts.flatMap((text) => text.sections) };
    }

    /* The number of the term file in which a term stands, if it stands in any. */
    shardOf(term) {
      let low = 0, high = this.first.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (this.first[middle] <= term) low = middle + 1; else high = middle;
      }
      return low - 1;
    }

    async shard(number) {
      const file = await this.files.get(`terms-${this.manifest.terms.slice(number * 6, number * 6 + 6)}`);
      if (typeof file !== "string") return file;
      const words = file.split(" "), terms = new Map();
      for (let at = 0; at < words.length; at += 2) terms.set(words[at], words[at + 1]);
      this.files.known.set(`terms-${this.manifest.terms.slice(number * 6, number * 6 + 6)}`, Promise.resolve(terms));
      return terms;
    }

    /* Postings of several exact terms together. */
    async exact(terms) {
      const found = new Map();
      const packed = await Promise.all(terms.map(async (term) => {
        const number = this.shardOf(term);
        return number < 0 ? undefined : (await this.shard(number)).get(term);
      }));
      for (const one of packed) if (one) readPostings(one, found);
      return terms.length > 1 ? ordered(found) : found;
    }

    /* Postings of all terms that begin so; words of very many continuations are cut off, single signs are not. */
    async beginning(start, most) {
      const found = new Map(), first = Math.max(this.shardOf(start), 0);
      for (let number = first; number < Math.min(first + most, this.first.length); number++) {
        if (number > first && !this.first[number].startsWith(start)) break;
        for (const [term, packed] of await this.shard(number)) if (term.startsWith(start)) readPostings(packed, found);
      }
      return ordered(found);
    }

    stems(word) {
      return Object.entries(this.rules).map(([language, passes]) =>
        stem(word, passes, this.kept) + (language === "en" ? "" : `~${language}`));
    }
  }

  function ordered(postings) {
    for (const [page, places] of postings) postings.set(page, [...new Set(places)].sort((a, b) => a - b));
    return postings;
  }

  /* ---- queries ---- */

  /* What must be found: phrases of units; `offset` is where a phrase stands if the whole query is one phrase. */
  function read(query, index) {
    const phrases = [];
    for (const [, quoted, bare] of query.normalize("NFC").matchAll(/["“”„«»]([^"“”„«»]*)["“”„«»]?|([^\s"“”„«»]+)/gu)) {
      const units = cut(fold(quoted ?? bare, index.han));
      let phrase = [];
      const close = () => {
        if (phrase.length) phrases.push({ units: phrase, quoted: quoted !== undefined });
        phrase = [];
      };
      for (const unit of units) {
        if (quoted === undefined && phrase.length && unit.place > phrase.at(-1).place + 1) close();
        phrase.push(unit);
      }
      close();
    }
    const whole = cut(fold(query.normalize("NFC").replace(/["“”„«»]/g, " "), index.han));
    let passed = 0;
    for (const phrase of phrases) {
      phrase.offset = whole[passed]?.place ?? passed;
      passed += phrase.units.length;
      phrase.label = phrase.units.map((unit, at) =>
        (at && !(unit.sign && phrase.units[at - 1].sign) ? " " : "") + unit.text).join("");
      phrase.stopped = phrase.units.every((unit) => index.stop.has(unit.text));
    }
    return phrases;
  }

  /* What a phrase needs from the index: postings, each with its distance from the phrase's first unit. */
  async function needs(phrase, index) {
    const needed = [], { units } = phrase, origin = units[0].place;
    for (let at = 0; at < units.length; at++) {
      const unit = units[at], distance = unit.place - origin;
      if (!unit.sign) {
        if (!index.stop.has(unit.text)) needed.push([distance, word(unit, phrase, index)]);
        continue;
      }
      let end = at;
      while (units[end + 1]?.sign && units[end + 1].place === units[end].place + 1) end++;
      if (end === at) needed.push([distance, index.beginning(unit.text, 9)]);
      // Pairs side by side are enough: places follow one another only where characters do.
      for (let pair = at; pair < end; pair = pair + 2 < end ? pair + 2 : Math.max(end - 1, pair + 1)) {
        needed.push([units[pair].place - origin, index.exact([units[pair].text + units[pair + 1].text])]);
      }
      at = end;
    }
    return Promise.all(needed.map(async ([distance, postings]) => [distance, await postings]));
  }

  async function word(unit, phrase, index) {
    const found = await index.exact(index.stems(unit.text));
    if (found.size || phrase.quoted || unit.text.length < 2) return found;
    const more = await index.beginning(unit.text, 2);
    if (more.size) unit.begins = true;
    return more;
  }

  /* Page -> places at which the phrase begins. */
  async function places(phrase, index) {
    const needed = await needs(phrase, index);
    needed.sort((a, b) => a[1].size - b[1].size);
    const found = new Map();
    for (const [page, starts] of needed[0]?.[1] ?? []) {
      let left = starts.map((place) => place - needed[0][0]);
      for (const [distance, postings] of needed.slice(1)) {
        const there = new Set(postings.get(page));
        left = left.filter((place) => there.has(place + distance));
        if (!left.length) break;
      }
      if (left.length) found.set(page, left);
    }
    return found;
  }

  /* The part of a page with the most phrases, then hits; and a second one if phrases are left that it lacks. */
  function partsWith(starts) {
    const parts = new Map();
    starts.forEach((places, phrase) => {
      for (const place of places) {
        if (place < BODY && places.at(-1) >= BODY) continue; // the title is in every part
        const part = Math.floor(place / PART), found = parts.get(part) ?? { part, phrases: new Set(), hits: 0 };
        found.phrases.add(phrase);
        found.hits++;
        parts.set(part, found);
      }
    });
    const lacks = (one, seen) => [...one.phrases].filter((phrase) => !seen.has(phrase)).length;
    const order = (seen) => [...parts.values()].sort((a, b) => lacks(b, seen) - lacks(a, seen) || b.hits - a.hits || a.part - b.part)[0];
    const best = order(new Set()), next = order(best.phrases);
    return lacks(next, best.phrases) ? [best.part, next.part].sort((a, b) => a - b) : [best.part];
  }

  const WEIGHT = { brief: 1.25, claim: 1, page: 0.9, source: 0.8 };

  function rank(found, phrases, index) {
    const total = index.manifest.pages, mean = index.lengths.reduce((sum, one) => sum + one, 0) / Math.max(total, 1);
    const rarest = [...found].sort((a, b) => a.size - b.size);
    const hits = [];
    for (const page of rarest[0]?.keys() ?? []) {
      if (!rarest.every((one) => one.has(page))) continue;
      let score = 0;
      for (const one of found) {
        const count = one.get(page).length;
        const rare = Math.log(1 + (total - one.size + 0.5) / (one.size + 0.5));
        score += rare * count * 2.2 / (count + 0.3 + 0.9 * index.lengths[page] / mean);
      }
      const together = found.slice(1).reduce((starts, one, at) => {
        const there = new Set(one.get(page));
        return starts.filter((start) => there.has(start + phrases[at + 1].offset - phrases[0].offset));
      }, found[0].get(page));
      const starts = found.map((one) => one.get(page)), titled = starts.every((places) => places[0] < BODY);
      const { kind } = index.traits[page];
      hits.push({ page, titled, parts: partsWith(starts), together: together.length > 0, score: score * (WEIGHT[kind] ?? 1), ...index.traits[page] });
    }
    return hits.sort((a, b) => b.titled - a.titled || b.together - a.together || b.score - a.score || a.page - b.page);
  }

  /* All hits of a query, best first; `terms` says how many pages each part of it is on. */
  async function search(index, query) {
    await index.readHan(query);
    const all = read(query, index), phrases = all.filter((phrase) => !phrase.stopped);
    const [found] = await Promise.all([Promise.all(phrases.map((phrase) => places(phrase, index))), index.about()]);
    return {
      query, phrases,
      onlyCommon: all.length > 0 && !phrases.length,
      hits: phrases.length ? rank(found, phrases, index) : [],
      terms: phrases.map((phrase, at) => ({ label: phrase.label, quoted: phrase.quoted, pages: found[at].size,
        begins: phrase.units.some((unit) => unit.begins) }))
    };
  }

  /* ---- marking ---- */

  /* Where the phrases stand in a text, in its own places: [start, end, number of the phrase], in order. */
  function marks(text, phrases, index) {
    const { folded, from } = foldWithPlaces(text, index.han);
    const units = cut(folded), at = new Map(units.map((unit, number) => [unit.place, number]));
    const stems = new Map();
    const stemmed = (word) => stems.get(word) ?? stems.set(word, index.stems(word)).get(word);
    const same = (wanted, unit) => wanted.sign || unit.sign ? wanted.text === unit.text
      : wanted.begins ? unit.text.startsWith(wanted.text)
        : wanted.text === unit.text || stemmed(unit.text).some((one, which) => one === stemmed(wanted.text)[which]);
    const ranges = [];
    phrases.forEach((phrase, number) => {
      const origin = phrase.units[0].place;
      for (const unit of units) {
        if (!same(phrase.units[0], unit)) continue;
        const members = phrase.units.map((wanted) => {
          const member = units[at.get(unit.place + wanted.place - origin)];
          return member && same(wanted, member) ? member : null;
        });
        if (members.includes(null)) continue;
        let { end } = members.at(-1);
        while (from[end] <= from[unit.start]) end++; // one character became several, as ½ does
        ranges.push([from[unit.start], from[end], number]);
      }
    });
    return ranges.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  }

  window.briefwrightSearch = { Index, Missing, cut, fold, foldWithPlaces, marks, read, search, stem };
})();
