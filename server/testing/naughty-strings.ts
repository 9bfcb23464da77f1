/** Texts that have broken some program somewhere: our own list, a line of reasons each. */
export const naughtyStrings: readonly string[] = [
  // nothing, and what looks like nothing
  ...['', ' ', '\t\r\n', '\u00a0', '\u200b', '\u2028\u2029', '\ufeff', '\u00ad', '\u180e'],
  // what programs take for a value
  ...['null', 'undefined', 'NaN', 'true', 'None', '-', '--', '0', '-0', '1e999', '0x1F', '٣', '１２', '1/0', '∞'],
  ...['9007199254740993', '-9223372036854775809', '1_000', '1,5', '00000000-0000-0000-0000-000000000000'],
  // what no text of PostgreSQL may hold, and halves of characters
  ...['\u0000', 'a\u0000b', '\u0001\u001b[31m', '\u007f', '\ud800', '\udfff', 'a\udc00\ud800b', '\ufffe\uffff'],
  // SQL, and the search's own language
  ...["'", "''", "' or 1=1--", "'; drop table actor; --", '"', '\\', "\\'", '$1', '$$', '%', '_', '%%%', '/*', '--'],
  ...['a & b | !c', '<->', ':*', "a:*'", '()', '((((', '!!', '& &', '| |', "'a' <-> 'b'", 'to_tsquery(', 'a:b:c'],
  ...['*', '?', '+', '.', '^$', '(a+)+$', '[', '[^', '{1,99999}', '(?<=', '\\d\\', '.*.*.*.*.*=.*'],
  // HTML, JSON, templates, shells, paths, headers
  ...['<script>alert(1)</script>', '"><svg onload=alert(1)>', "javascript:alert('1')", '&lt;&#0;&amp', '</title>'],
  ...['{"a":', '[[[[', '\\u0000', '{{7*7}}', '$\u007b7*7}', '#{7*7}', '%0a', '%00', '%', '%ZZ', '%c0%ae', '__proto__'],
  ...['constructor', 'toString', 'hasOwnProperty', '$(reboot)', '`id`', '| cat /etc/passwd', '../../../etc/passwd'],
  ...['..\\..\\windows\\win.ini', 'file:///etc/passwd', 'a\r\nSet-Cookie: a=b', 'http://169.254.169.254/'],
  // scripts, directions, marks piled up, characters of many parts
  ...['ß', 'ẞ', 'ﬀ', 'İi', 'ı', 'Ǆ', 'ΑΣ', '𝒜𝓑', 'Ａ', '①', '田中さん', 'مرحبا', '\u202eabc', '\u2066a\u2069'],
  ...[
    'Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324',
    '👨‍👩‍👧‍👦',
    '🏳️‍🌈',
    '🇩🇪🇩',
    '\u0301',
    'e\u0301',
    'ﷺ',
  ],
  // a lot of one thing
  ...[
    'a'.repeat(10_000),
    'ä'.repeat(10_000),
    ' '.repeat(10_000),
    'a '.repeat(5000),
    '('.repeat(5000),
    "'".repeat(5000),
  ],
  ...[
    '\u0301'.repeat(5000),
    '👍'.repeat(5000),
    '-'.repeat(10_000),
    'a-'.repeat(5000),
    '%'.repeat(5000),
    '\\'.repeat(5000),
  ],
];
