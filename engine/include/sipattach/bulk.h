#ifndef SIPATTACH_BULK_H_
#define SIPATTACH_BULK_H_

#include <string>
#include <string_view>

namespace sipattach {

// Reads every telephone number of a pasted text: a list in any layout, or a table (RFC 4180, with
// commas, semicolons, tabs or bars; with or without a header).
//
// `context` is JSON text, as for ReadNumber, with one option more:
//   { default_region?, for_trunk?: boolean, phone_column?: integer | string }
// `phone_column` is the column of a table that holds the numbers, by its place from 0 or by the
// name that the header gives it (in any case). Absent, or where there is no such column, it is
// found by its contents.
//
// Returns JSON text:
//   { format: { kind: "text" | "delimited", delimiter, has_header, phone_column, phone_column_name,
//               columns },
//     table: { columns, rows, lines_left_out } | null,   (of several columns; as ReadTable has it)
//     rows: [{ line, column, input, kind, value, validity, region, type, national, international,
//              duplicate_of?, diagnostics? }],
//     summary: { total, valid, possible, identities, invalid, duplicates },
//     diagnostics }
//
// `delimiter` is "\n" for a single column under a name. `phone_column` counts from 0 and is null in
// a text; `columns` are the header's names, null without a header. A table may hold numbers in
// several columns; one is read, and a diagnostic names the others.
//
// A row is one number, in the order of the text. `line` and `column` tell where it begins; they
// count from 1, columns in code points. Two members stand there only where they say something:
// `duplicate_of`, the index of the first row with the same value, and `diagnostics`, the codes of
// what there is to say of this row (ReadNumber gives them in full). A line in which nothing looks
// like a number is a row too, with the code "bulk.no_number"; words beside a number are left out. A
// table's row without a number has the code "bulk.empty_cell". The first four counts of the summary
// after `total` add up to it.
//
// Any bytes are legal input. Linear in the text; memory is that of the result, which is about
// 250 bytes for each row.
[[nodiscard]] std::string ReadNumbers(std::string_view text, std::string_view context);

// Finds the same numbers and leaves them unread, for a draft whose plan will read them:
//   { format, table, inputs: [string], lines: [integer], beside?, diagnostics }
// `inputs` and `lines` are what ReadNumbers gives as `input` and `line` of its rows, but for cells
// without a number.
//
// With the option `beside: true`, the result also holds the text beside the numbers in their rows:
//   beside: { columns: [{ column, name, tells }], rows: [[string]], of: [integer] }
// `of` is the row of each input, or -1 where nothing stands beside it. `column` is null for the
// members of a document's objects ("city", "address.city") and, without a name, for the words of a
// line. `tells`: it tells rows apart for a person, as names and places do. What holds secrets by
// its name is left out.
[[nodiscard]] std::string SplitNumbers(std::string_view text, std::string_view context);

// Tells what a pasted table is, for somebody to see and to change:
//   { format, columns: [{ name, role, numbers }], rows: [[string]], lines_left_out, diagnostics }
// `columns` is empty if the text is not a table of several columns. `role` is what the column is
// read for: "number", "country", "calling_code", "area_code", "exchange", "line", "extension",
// "range_start", "range_end", "range_size" or "left_out". `numbers`: it holds telephone numbers,
// whether they are read or not. `rows` are the first ten below the header, their cells cut where
// they are long. The context is that of ReadNumbers; giving the roles back, changed or not, as
// `roles` reads the text so.
[[nodiscard]] std::string ReadTable(std::string_view text, std::string_view context);

}  // namespace sipattach

#endif  // SIPATTACH_BULK_H_
