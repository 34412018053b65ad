#ifndef SIPATTACH_BULK_H_
#define SIPATTACH_BULK_H_

#include <string>
#include <string_view>

namespace sipattach {

// Reads every telephone number in pasted text: a list in any layout, or a table (RFC 4180, with
// commas, semicolons, tabs or vertical bars; with or without a header).
//
// `context` is JSON text, as for ReadNumber, with one more option:
//   { default_region?, for_trunk?: boolean, phone_column?: integer | string }
// `phone_column` is the table column that holds the numbers, as an index from 0 or as the name in
// the header (in any case). If it is absent, or there is no such column, the column is found by its
// contents.
//
// Returns JSON text:
//   { format: { kind: "text" | "delimited" | "document", delimiter, has_header, phone_column,
//               phone_column_name, columns },
//     table: { columns, rows, lines_left_out } | null,   (as in ReadTable; several columns only)
//     rows: [{ line, column, input, kind, value, validity, region, type, national, international,
//              duplicate_of?, diagnostics? }],
//     summary: { total, valid, possible, identities, invalid, duplicates },
//     diagnostics }
//
// `kind` is "document" for JSON, XML and other records of named members. `delimiter` is "\n" for a
// single column with a header. `phone_column` counts from 0 and is null for a list; `columns` holds
// the names in the header, or is null without a header. If several columns of a table hold numbers,
// one is read and a diagnostic names the others.
//
// Each row is one number, in the order of the text. `line` and `column` say where it begins; both
// count from 1, columns in code points. Two members are present only if they have something to say:
// `duplicate_of`, the index of the first row with the same value, and `diagnostics`, the codes that
// apply to this row (ReadNumber gives the diagnostics in full). A line in which nothing looks like
// a number is a row too, with the code "bulk.no_number"; words beside a number are dropped. A table
// row without a number has the code "bulk.empty_cell". In the summary, `total` is the sum of the
// four counts after it.
//
// Any bytes are legal input. Time is linear in the text; memory is that of the result, about
// 250 bytes a row.
[[nodiscard]] std::string ReadNumbers(std::string_view text, std::string_view context);

// Finds the same numbers as ReadNumbers without reading them, for a draft whose plan will.
//
// Returns JSON text:
//   { format, table, inputs: [string], lines: [integer], beside?, diagnostics }
// `inputs` and `lines` are the `input` and `line` of the rows of ReadNumbers, without empty cells.
//
// With the option `beside: true`, the result also holds the other text in the rows of the numbers:
//   beside: { columns: [{ column, name, tells }], rows: [[string]], of: [integer] }
// `of` gives the index in `rows` for each input, or -1 if there is nothing beside it. `column` is
// null for the members of a document's objects ("city", "address.city") and for the words of a
// line, which have no name either. `tells` is true if the column helps a person to tell the rows
// apart, as names and places do. Columns whose names announce secrets are left out.
[[nodiscard]] std::string SplitNumbers(std::string_view text, std::string_view context);

// Describes how a pasted table is read, for a person to check and change.
//
// Returns JSON text:
//   { format, columns: [{ name, role, numbers }], rows: [[string]], lines_left_out, diagnostics }
// `columns` is empty if the text is not a table of several columns. `role` is what the column is
// read as: "number", "country", "calling_code", "area_code", "exchange", "line", "extension",
// "range_start", "range_end", "range_size" or "left_out". `numbers` is true if the column holds
// telephone numbers, whether or not they are read. `rows` are the first ten below the header, with
// long cells cut short. The context is that of ReadNumbers; to read the text with other roles, pass
// them back as its option `roles`.
[[nodiscard]] std::string ReadTable(std::string_view text, std::string_view context);

}  // namespace sipattach

#endif  // SIPATTACH_BULK_H_
