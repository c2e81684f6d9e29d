//! Figures as a table.

use leptos::prelude::*;

use crate::chart::drawing::DataTable;

#[component]
pub fn DataTableView(table: DataTable) -> impl IntoView {
    let numbers: Vec<bool> =
        (0..table.headers.len()).map(|column| table.is_numbers(column)).collect();
    let heads = table.headers.iter().zip(&numbers);
    let heads = heads
        .map(|(header, &is_number)| {
            view! { <th scope="col" class:number=is_number>{header.clone()}</th> }
        })
        .collect_view();
    let rows = table.rows.into_iter().map(|row| {
        let mut cells = row.into_iter().zip(&numbers);
        let head = cells.next().map(|(cell, _)| view! { <th scope="row">{lines(cell.text)}</th> });
        let rest = cells
            .map(|(cell, &is_number)| {
                view! { <td class:number=is_number>{lines(cell.text)}</td> }
            })
            .collect_view();
        view! { <tr>{head}{rest}</tr> }
    });
    let name = table.caption.clone();
    view! {
        <div class="table-scroll" tabindex="0" role="group" aria-label=name>
            <table>
                <caption class="visually-hidden">{table.caption}</caption>
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}

fn lines(text: String) -> impl IntoView {
    let (first, remarks) = match text.split_once('\n') {
        Some((first, remarks)) => (first.to_owned(), Some(remarks.to_owned())),
        None => (text, None),
    };
    (first, remarks.map(|remarks| view! { <small class="remark">{remarks}</small> }))
}
