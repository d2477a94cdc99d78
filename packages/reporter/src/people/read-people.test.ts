import { employmentOf } from '@grantlens/engine/internal';
import { expect, test } from 'vitest';
import { readPeople } from './read-people.ts';

const read = (text: string) => readPeople(Buffer.from(text));
const ada = {
  line: 2,
  email: 'ada@shop.example',
  emails: ['ada@shop.example'],
  name: null,
  employeeId: null,
  manager: null,
  jobFunction: null,
  department: null,
};

test.each([
  ['commas and LF', 'email,manager,status\nada@shop.example,"Lovelace, Ada",Active\n'],
  ['semicolons and CRLF', 'email;manager;status\r\nada@shop.example;Lovelace, Ada;Active\r\n'],
  ['tabs and no line end at the end', 'email\tmanager\tstatus\nada@shop.example\tLovelace, Ada\tActive'],
  [
    'a mark and quotes',
    '\ufeff"email","manager","status"\r\n"ada@shop.example","Lovelace, Ada","Active"\r\n',
  ],
  ['a line end within a cell', 'email,manager,status\r\nada@shop.example,"Lovelace,\r\nAda",Active\r\n'],
  ['spaces around', ' email , manager , status \n ada@shop.example , "Lovelace, Ada" , Active \n'],
  [
    'other names for its columns',
    'E-Mail_Address,Reports To,Employment Status\nada@shop.example,"Lovelace, Ada",Active\n',
  ],
])('a file of HR data may have %s', (_, text) => {
  const statuses = [{ column: expect.stringMatching(/status/i), text: 'Active', means: 'here' }];
  expect(read(text).rows).toEqual([{ ...ada, manager: 'Lovelace, Ada', statuses }]);
});

test('HR data says which columns were taken for what, and which were left out', () => {
  const { columns, unused, rows } = read(
    'Salary,Mail,Title,Position,Last day,Surname,Given name,\n1,ada@shop.example,CTO,Head,,Byron,Ada,\n',
  );
  expect(columns).toEqual([
    { field: 'email', column: 'Mail' },
    { field: 'jobFunction', column: 'Title' },
    { field: 'endDate', column: 'Last day' },
    { field: 'lastName', column: 'Surname' },
    { field: 'firstName', column: 'Given name' },
  ]);
  expect(unused).toEqual(['Salary', 'Position']);
  expect(rows).toEqual([{ ...ada, name: 'Ada Byron', jobFunction: 'CTO', ends: [] }]);
});

test('a row of HR data knows its line, also after line ends within cells and empty rows', () => {
  const { rows } = read('email,title\r\n\r\na@x.example,"one\r\ntwo"\r\n,\r\nb@x.example,\r\n,nobody\r\n');
  expect(rows.map(({ line, email, jobFunction }) => [line, email, jobFunction])).toEqual([
    [3, 'a@x.example', 'one two'],
    [6, 'b@x.example', null],
    [7, null, 'nobody'],
  ]);
});

test('a column of HR data may be named after the insides of a program', () => {
  expect(read('__proto__,email,constructor\nx,ada@shop.example,y\n').unused).toEqual([
    '__proto__',
    'constructor',
  ]);
});

test.each([
  ['when it is empty', '', 'line 1: the file is empty'],
  ['without a row', 'email,status\n', 'line 1: there is a header and no row below it'],
  [
    'without e-mail addresses',
    'Name,Title\nAda,CTO\n',
    'line 1: no column is called email; there are "Name", "Title"',
  ],
  ['without a header', 'ada@shop.example,Active\n', 'line 1: this is a row and not a header'],
  [
    'when a row is too long',
    'email,title\n"a@x.example","one\ntwo"\nb@x.example,Head, of all\n',
    'line 4: it has 3 cells, and not as many as the header',
  ],
  [
    'when no row has an address',
    'email,name\nN/A,Ada\n-,Bo\n',
    'line 1: no row has an e-mail address in "email"',
  ],
  ['when a row is too short', 'email,title\nb@x.example\n', 'line 2: it has one cell'],
  ['when a quote is not closed', 'email,title\nb@x.example,"Head\n', 'line 2: a quote is opened'],
  [
    'when a quote stands alone',
    'email,title\nb@x.example,a "Head"\n',
    'line 2: there is a quote in the middle',
  ],
])('a file of HR data is refused %s', (_, text, sentence) => {
  expect(() => read(text)).toThrow(sentence);
});

test.each([
  ['UTF-16 without a mark', Buffer.from('email\na@x.example\n', 'utf16le'), 'line 1: it is not UTF-8'],
  ['a workbook', Buffer.from('PK\x03\x04\x00\x00', 'latin1'), 'line 1: it is not UTF-8'],
])('a file of HR data is refused when it is %s', (_, bytes, sentence) => {
  expect(() => readPeople(bytes)).toThrow(sentence);
});

const now = Date.parse('2025-12-01T06:00:00Z');
const employments = (text: string, chosen = {}) =>
  readPeople(Buffer.from(text), chosen).rows.map((row) => employmentOf([row], now).employment);

test.each([
  ['Status,Employment Status', 'Active,Terminated', 'unknown'],
  ['Employment Status,Worker Status', 'Terminated,Active', 'unknown'],
  ['User Status,Status', 'DEPROVISIONED,', 'left'],
  ['Status,accountEnabled', 'Active,FALSE', 'unknown'],
  ['accountEnabled', 'false', 'left'],
  ['Account Enabled', 'TRUE', 'employed'],
  ['Suspended', 'TRUE', 'unknown'],
  ['Suspended,Status', 'no,Active', 'employed'],
  ['Terminated,Active', 'Yes,Yes', 'unknown'],
  ['Is Active', '0', 'left'],
  ['Currently Active,On Leave', 'Yes,Yes', 'employed'],
  ['Terminated', '2025-10-31', 'left'],
  ['Terminated,Status', '2026-10-31,Active', 'employed'],
  ['Current Employment Status', 'Terminated', 'left'],
  ['Status,Person Type', 'Active,Ex-employee', 'unknown'],
  ['Status,Worker Type', 'Active,Contractor', 'employed'],
  ['Worker Type', 'Contractor', 'unknown'],
  ['Status,Status', 'Active,Terminated', 'unknown'],
  ['Zustand,Status', 'Terminated,Active', 'unknown'],
  ['Status,Remarks', 'Active,Terminated', 'unknown'],
  ['Status,Department', 'Active,/Terminated Users', 'unknown'],
  ['Status,Last day,Contract end date', 'Active,,2025-10-31', 'left'],
  ['Status,Zorp', 'Active,anything', 'employed'],
])(
  'every column of HR data that may be about employment is read: %s of %s is %s',
  (header, cells, employment) => {
    expect(employments(`Email,${header}\nbo@x.example,${cells}\n`)).toEqual([employment]);
  },
);

test('a status that is not known is counted, listed, and never employed', () => {
  const text =
    'Email,Status,HR Status\na@x.example,Zorp,Active\nb@x.example,Zorp,Active\nc@x.example,Active,Qux\n';
  expect(employments(text)).toEqual(['unknown', 'unknown', 'unknown']);
  expect(read(text).unread).toEqual([
    { column: 'Status', text: 'Zorp', rows: 2 },
    { column: 'HR Status', text: 'Qux', rows: 1 },
  ]);
});

test('a status T means terminated, and means yes only in a column of yes and no', () => {
  expect(employments('Email,Status\na@x.example,A\nb@x.example,T\n')).toEqual(['employed', 'left']);
  expect(employments('Email,Active\na@x.example,T\nb@x.example,F\n')).toEqual(['employed', 'left']);
  expect(employments('Email,Active\na@x.example,A\nb@x.example,T\n')).toEqual(['employed', 'left']);
  expect(employments('Email,Status\na@x.example,T\nb@x.example,F\n')).toEqual(['unknown', 'unknown']);
});

test.each(['OR', 'CA', 'T', 'NSW'])('a column with a state %s of an address is not a status', (state) => {
  const text = `Work Email,Address,City,State,Zip,Termination Date\nbo@x.example,1 Road,Salem,${state},97301,\n`;
  expect(employments(text)).toEqual(['employed']);
  expect(read(text).unused).toContain('State');
});

test('a column with a state of employment is a status', () => {
  expect(employments('Email,State\na@x.example,Active\nb@x.example,Terminated\n')).toEqual([
    'employed',
    'left',
  ]);
});

test.each(['Marital Status', 'Visa Status', 'License Status', 'Background check status'])(
  'a column named %s is not about employment, whatever its cells say',
  (name) => {
    expect(employments(`Email,Status,${name}\na@x.example,Active,Separated\n`)).toEqual(['employed']);
    expect(employments(`Email,${name}\na@x.example,Active\n`)).toEqual(['unknown']);
  },
);

test('a column without a known name is one of addresses where it has them, unless they are those of managers', () => {
  const text =
    'Kontakt,Chef,Supervisor\na@x.example,z@x.example,y@x.example\nb@x.example,z@x.example,w@x.example\n';
  expect(read(text).rows.map(({ emails }) => emails)).toEqual([['a@x.example'], ['b@x.example']]);
});

test('a column about termination is read where it has days, and left out where it has reasons', () => {
  expect(employments('Email,Termination\na@x.example,2025-10-31\n')).toEqual(['left']);
  expect(read('Email,Termination Reason\na@x.example,Better offer\n').unused).toEqual(['Termination Reason']);
});

test('addresses are looked for in every column, row by row, and the one for work is shown', () => {
  const { rows } = read(
    'Personal Email,Email,Work Email,mail,userPrincipalName,Manager Email\n' +
      'ada@home.example,a.b@x.example,ada@x.example,,ada@t.example,boss@x.example\n' +
      ',,,,bo@t.example,boss@x.example\n' +
      'cy@home.example,-,N/A,,cyrus,boss@x.example\n',
  );
  expect(rows.map(({ email, emails }) => [email, emails])).toEqual([
    ['ada@x.example', ['ada@x.example', 'a.b@x.example', 'ada@t.example', 'ada@home.example']],
    ['bo@t.example', ['bo@t.example']],
    ['cy@home.example', ['cy@home.example']],
  ]);
});

test.each([
  ['mailto:ada@x.example', ['ada@x.example']],
  ['MAILTO:ada@x.example?subject=Hi', ['ada@x.example']],
  ['Bo Reed <bo@x.example>', ['bo@x.example']],
  ['"Reed, Bo" <bo@x.example>', ['bo@x.example']],
  ['bo\u200b@x.example', ['bo@x.example']],
  ['\u2060bo@x.example\u00ad', ['bo@x.example']],
  ['bo＠x.example', ['bo@x.example']],
  ['SMTP:bo@x.example;smtp:b.reed@x.example', ['bo@x.example', 'b.reed@x.example']],
  ["'bo@x.example'", ['bo@x.example']],
  ["miles.o'brien@x.example", ["miles.o'brien@x.example"]],
  ['bo+hr@x.example.', ['bo+hr@x.example']],
  ['no_email@x.example', []],
  ['NoEmail2@x.example', []],
  ['n/a@x.example', []],
  ['none', []],
  ['—', []],
  ['#N/A', []],
  ['bo at x.example', []],
])('the addresses in %j are %j', (cell, emails) => {
  const quoted = `"${cell.replaceAll('"', '""')}"`;
  expect(read(`Email,Name\n${quoted},Bo\nz@x.example,Z\n`).rows[0]?.emails).toEqual(emails);
});

test('a text that is not an address in a column of addresses is listed', () => {
  const text = 'Email,Username\nbo at x.example,bo\nno_email@x.example,cy\nz@x.example,z\n';
  expect(read(text).unread).toEqual([{ column: 'Email', text: 'bo at x.example', rows: 1 }]);
});

test('several rows, and two columns of one name, may have the addresses', () => {
  const text = 'Email,E-mail\nno_email@x.example,a@x.example\nno_email@x.example,A@x.example\n';
  expect(read(text).rows.map(({ emails }) => emails)).toEqual([['a@x.example'], ['A@x.example']]);
});

test('titles, a line for Excel, totals and the day of the export are passed over, and listed as such', () => {
  const { rows, passedOver } = read(
    'sep=;\nEmployee list;;\nGenerated 2025-11-30\n\nEmail;Status;Title\na@x.example;Active;\nEmail;Status;Title\n' +
      'b@x.example;Left;"one\ntwo"\n\nTotal;2;\nGenerated on 30 November 2025\n',
  );
  expect(rows.map(({ line, email }) => [line, email])).toEqual([
    [6, 'a@x.example'],
    [8, 'b@x.example'],
  ]);
  expect(passedOver).toEqual([
    { line: 2, text: 'Employee list' },
    { line: 3, text: 'Generated 2025-11-30' },
    { line: 7, text: 'Email Status Title' },
    { line: 11, text: 'Total 2' },
    { line: 12, text: 'Generated on 30 November 2025' },
  ]);
});

test('a person without an address in the last row is not passed over', () => {
  const { rows, passedOver } = read('email,name,title\na@x.example,A,\n,Bo,\n');
  expect([rows.length, passedOver]).toEqual([2, []]);
});

test('blank cells beyond the header are ignored, and other cells there are refused', () => {
  expect(read('email,title\na@x.example,CTO,,\n').rows).toHaveLength(1);
  expect(() => read('email,title\na@x.example,CTO,,1\n')).toThrow('line 2: it has 4 cells');
});

test.each([
  ['UTF-8', Buffer.from('email,name\nb@x.example,Björn\n')],
  ['UTF-16', Buffer.from('\ufeffemail,name\nb@x.example,Björn\n', 'utf16le')],
  ['UTF-16', Buffer.from('\ufeffemail,name\nb@x.example,Björn\n', 'utf16le').swap16()],
  ['Windows-1252', Buffer.from('email,name\nb@x.example,Bj\xf6rn\n', 'latin1')],
])('HR data in %s is read, and the encoding named', (encoding, bytes) => {
  const people = readPeople(bytes);
  expect([people.encoding, people.rows[0]?.name]).toEqual([encoding, 'Björn']);
});

const text =
  'A,B,C,Status\nbo@x.example,x@x.example,Terminated,Active\ncy@x.example,x@x.example,Qux,Active\n';

test('columns that the user names are the only ones of their field, whatever other columns say', () => {
  expect(employments(text, { email: ['A'], status: ['status'] })).toEqual(['employed', 'employed']);
  expect(employments(text, { email: ['A'], status: ['C'] })).toEqual(['left', 'unknown']);
  expect(employments(text, { email: ['A'], status: ['C', 'Status'] })).toEqual(['unknown', 'unknown']);
  expect(readPeople(Buffer.from(text), { email: ['B'] }).rows[0]?.email).toBe('x@x.example');
});

test('a column that the user names must be there', () => {
  expect(() => employments(text, { status: ['Zustand'] })).toThrow(
    'line 1: no column is called "Zustand", which --people-columns names; there are "A", "B", "C", "Status"',
  );
});
