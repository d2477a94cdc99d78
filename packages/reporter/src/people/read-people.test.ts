import { describe, expect, test } from 'vitest';
import { readPeople } from './read-people.ts';

const read = (text: string) => readPeople(Buffer.from(text));
const ada = {
  line: 2,
  email: 'ada@shop.example',
  name: null,
  employeeId: null,
  manager: null,
  jobFunction: null,
  department: null,
  startDate: null,
};

describe('a file of HR data', () => {
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
  ])('may have %s', (_, text) => {
    expect(read(text).rows).toEqual([{ ...ada, manager: 'Lovelace, Ada', status: 'Active' }]);
  });

  test('says which columns were taken for what, and which were left out', () => {
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
    expect(rows).toEqual([{ ...ada, name: 'Ada Byron', jobFunction: 'CTO', endDate: null }]);
  });

  test('knows its lines, also after line ends within cells and empty rows', () => {
    const { rows } = read('email,title\r\n\r\na@x.example,"one\r\ntwo"\r\n,\r\nb@x.example,\r\n,nobody\r\n');
    expect(rows.map(({ line, email, jobFunction }) => [line, email, jobFunction])).toEqual([
      [3, 'a@x.example', 'one two'],
      [6, 'b@x.example', null],
      [7, null, 'nobody'],
    ]);
  });

  test('may name columns after the insides of a program', () => {
    expect(read('__proto__,email,constructor\nx,ada@shop.example,y\n').unused).toEqual([
      '__proto__',
      'constructor',
    ]);
  });
});

describe('a file of HR data is refused', () => {
  test.each([
    ['when it is empty', '', 'line 1: the file is empty'],
    ['without a row', 'email,status\n', 'line 1: there is a header and no row below it'],
    [
      'without e-mail addresses',
      'Name,Title\nAda,CTO\n',
      'line 1: no column is called email; there are "Name", "Title"',
    ],
    ['without a header', 'ada@shop.example,Active\n', 'line 1: this is no header but a row'],
    ['when two columns have one name', 'email,E-mail\na,b\n', 'line 1: two columns are called "E-mail"'],
    [
      'when two rows are of one address',
      'email\nAda@shop.example\nben@shop.example\n ada@SHOP.example\n',
      'line 4: the e-mail address ada@SHOP.example is in line 2 already',
    ],
    [
      'when a row is too long',
      'email,title\n"a@x.example","one\ntwo"\nb@x.example,Head, of all\n',
      'line 4: it has 3 cells, and not as many as the header',
    ],
    ['when a row is too short', 'email,title\nb@x.example\n', 'line 2: it has one cell'],
    ['when a quote is not closed', 'email,title\nb@x.example,"Head\n', 'line 2: a quote is opened'],
    [
      'when a quote stands alone',
      'email,title\nb@x.example,a "Head"\n',
      'line 2: there is a quote in the middle',
    ],
  ])('%s', (_, text, sentence) => {
    expect(() => read(text)).toThrow(sentence);
  });

  test.each([
    [
      'Latin-1',
      Buffer.from('email,name\na@x.example,Ada\nb@x.example,Bj\xf6rn\n', 'latin1'),
      'line 3: it is not UTF-8',
    ],
    ['UTF-16', Buffer.from('\ufeffemail\na@x.example\n', 'utf16le'), 'line 1: it is UTF-16'],
    ['UTF-16 without a mark', Buffer.from('email\na@x.example\n', 'utf16le'), 'line 1: it is not UTF-8'],
    ['a workbook', Buffer.from('PK\x03\x04\x00\x00', 'latin1'), 'line 1: it is not UTF-8'],
  ])('when it is %s', (_, bytes, sentence) => {
    expect(() => readPeople(bytes)).toThrow(sentence);
  });
});
