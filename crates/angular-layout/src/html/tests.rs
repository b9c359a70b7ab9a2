//! Layouts that Prettier 3.10 gave.

use super::format_template;

/// Each text has its layout, and the layout has itself.
fn check(cases: &[(&str, &str)]) {
    for (text, layout) in cases {
        assert_eq!(format_template(text, 100).expect(text), *layout);
        assert_eq!(format_template(layout, 100).expect(layout), *layout);
    }
}

#[test]
fn elements_break_at_their_tags() {
    check(&[
        (
            "<p>short</p>",
            r#"<p>short</p>
"#,
        ),
        (
            r#"<p class="a  b">words that take more than a line, so that they are filled, as many on every line as go</p>"#,
            r#"<p class="a b">
  words that take more than a line, so that they are filled, as many on every line as go
</p>
"#,
        ),
        (
            r#"<mat-form-field appearance="outline"><mat-label>Name</mat-label><input matInput formControlName="name"/></mat-form-field>"#,
            r#"<mat-form-field appearance="outline"
  ><mat-label>Name</mat-label><input matInput formControlName="name"
/></mat-form-field>
"#,
        ),
        (
            r#"<button mat-flat-button type="submit" color="primary" [disabled]="form.invalid || saving()" (click)="save()">Save</button>"#,
            r#"<button
  mat-flat-button
  type="submit"
  color="primary"
  [disabled]="form.invalid || saving()"
  (click)="save()"
>
  Save
</button>
"#,
        ),
        (
            r#"<a routerLink="/products">all</a><a routerLink="/categories" queryParamsHandling="merge" class="wide">more</a><b>!</b>"#,
            r#"<a routerLink="/products">all</a
><a routerLink="/categories" queryParamsHandling="merge" class="wide">more</a><b>!</b>
"#,
        ),
        (
            "<ul><li>one</li><li>two</li></ul>",
            r#"<ul>
  <li>one</li>
  <li>two</li>
</ul>
"#,
        ),
        (
            r#"<br><img src="a.png" alt=""><input [value]="x">"#,
            r#"<br /><img src="a.png" alt="" /><input [value]="x" />
"#,
        ),
        (
            "<!doctype html><html><head><title>T</title></head><body><app-root></app-root></body></html>",
            r#"<!doctype html>
<html>
  <head>
    <title>T</title>
  </head>
  <body>
    <app-root></app-root>
  </body>
</html>
"#,
        ),
        (
            "<!-- a comment --><p>a</p>\n\n\n<p>b</p>",
            r#"<!-- a comment -->
<p>a</p>

<p>b</p>
"#,
        ),
    ]);
}

#[test]
fn no_space_comes_or_goes() {
    check(&[
        (
            "<span>tight</span><span>tight, too, and so long that the end of the tag has to move to the line</span><i></i>",
            r#"<span>tight</span
><span>tight, too, and so long that the end of the tag has to move to the line</span><i></i>
"#,
        ),
        (
            "<span> loose </span> <span> loose, and so long that it needs a line of its own, as the one before </span>",
            r#"<span> loose </span>
<span> loose, and so long that it needs a line of its own, as the one before </span>
"#,
        ),
        (
            "text<b>bold</b>text, and more text behind it, enough of it for two lines of a hundred columns <i>x</i>.",
            r#"text<b>bold</b>text, and more text behind it, enough of it for two lines of a hundred columns
<i>x</i>.
"#,
        ),
    ]);
}

#[test]
fn expressions_are_typescript_with_pipes() {
    check(&[
        (
            "<p>{{product.name|uppercase}}</p>",
            r#"<p>{{ product.name | uppercase }}</p>
"#,
        ),
        (
            r#"<app-table [rows]="products()" [columns]="columns" [sort]="{active:'name',direction:'asc'}" (sortChange)="sort.set($event)" />"#,
            r#"<app-table
  [rows]="products()"
  [columns]="columns"
  [sort]="{ active: 'name', direction: 'asc' }"
  (sortChange)="sort.set($event)"
/>
"#,
        ),
        (
            r#"<p [class.over]="product.stock<0||product.isArchived&&!product.isVisible||product.reservedQuantity>product.stock">x</p>"#,
            r#"<p
  [class.over]="
    product.stock < 0 ||
    (product.isArchived && !product.isVisible) ||
    product.reservedQuantity > product.stock
  "
>
  x
</p>
"#,
        ),
        (
            r#"<p>{{ product.price | currency:product.currency:"symbol":product.digitsInfo | translate:{ language: language() } }}</p>"#,
            r#"<p>
  {{
    product.price
      | currency: product.currency : 'symbol' : product.digitsInfo
      | translate: { language: language() }
  }}
</p>
"#,
        ),
        (
            r#"<button (click)="toggle(column.key);$event.stopPropagation()">x</button>"#,
            r#"<button (click)="toggle(column.key); $event.stopPropagation()">x</button>
"#,
        ),
        (
            r#"<button (click)="choice.toggle(column.key, column.isShownOnThePhone, column.width); $event.stopPropagation()">x</button>"#,
            r#"<button
  (click)="
    choice.toggle(column.key, column.isShownOnThePhone, column.width); $event.stopPropagation()
  "
>
  x
</button>
"#,
        ),
        (
            r#"<li *ngFor="let product of products;let i=index;trackBy:byId">{{i}}</li>"#,
            r#"<li *ngFor="let product of products; let i = index; trackBy: byId">{{ i }}</li>
"#,
        ),
        (
            r#"<p [title]="product.description ?? 'No description'" [attr.aria-label]="product?.name!.trim() ?? label(product)"></p>"#,
            r#"<p
  [title]="product.description ?? 'No description'"
  [attr.aria-label]="product?.name!.trim() ?? label(product)"
></p>
"#,
        ),
        (
            r#"<p title="a {{product.name}} b">{{ products()[selectedIndexOfTheProduct()].descriptionOfTheProductInEnglish ?? none }}</p>"#,
            r#"<p title="a {{ product.name }} b">
  {{ products()[selectedIndexOfTheProduct()].descriptionOfTheProductInEnglish ?? none }}
</p>
"#,
        ),
    ]);
}

#[test]
fn control_flow() {
    check(&[
        (
            "@if(product(); as p){<b>{{p.name}}</b>}@else if(loading()){<app-spinner/>}@else{none}",
            r#"@if (product(); as p) {
  <b>{{ p.name }}</b>
} @else if (loading()) {
  <app-spinner />
} @else {
  none
}
"#,
        ),
        (
            "@for(product of products();track product.id){<p>{{product.name}}</p>}@empty{<p>none</p>}",
            r#"@for (product of products(); track product.id) {
  <p>{{ product.name }}</p>
} @empty {
  <p>none</p>
}
"#,
        ),
        (
            r#"@switch(state()){@case("open"){<a></a>}@default{<b></b>}}"#,
            r#"@switch (state()) {
  @case ('open') {
    <a></a>
  }
  @default {
    <b></b>
  }
}
"#,
        ),
        (
            "@let total=price()*quantity();\n<p>{{total}}</p>",
            r#"@let total = price() * quantity();
<p>{{ total }}</p>
"#,
        ),
        (
            "@defer(on viewport;prefetch on idle){<app-chart/>}@placeholder{<p>...</p>}",
            r#"@defer (on viewport; prefetch on idle) {
  <app-chart />
} @placeholder {
  <p>...</p>
}
"#,
        ),
    ]);
}

#[test]
fn keywords_of_javascript_are_names() {
    check(&[
        (
            r#"<a (click)="import.emit(undefined)" [b]="{import:delete,default:1}" [c]="x?class:function.y">{{export|date:import}} {{case.a.new('new import')}}</a>"#,
            r#"<a
  (click)="import.emit(undefined)"
  [b]="{ import: delete, default: 1 }"
  [c]="x ? class : function.y"
  >{{ export | date: import }} {{ case.a.new('new import') }}</a
>
"#,
        ),
        (
            r#"@for(import of for;track import.id){<a (b)="productsWereSelectedByTheUser.import.emit({import:import,anotherOne:anotherOne,third:do})"></a>}"#,
            r#"@for (import of for; track import.id) {
  <a
    (b)="
      productsWereSelectedByTheUser.import.emit({
        import: import,
        anotherOne: anotherOne,
        third: do,
      })
    "
  ></a>
}
"#,
        ),
    ]);
}

#[test]
fn what_is_not_a_template_is_an_error_with_its_place() {
    let cases = [
        ("<p>\n  <b>x</p>", "2:7: expected `</b>`"),
        ("<p>\n{{ a + }}</p>", "2:3: `a +`"),
        ("<p [x]=\"a(\"></p>", "1:9: `a(`"),
        ("@if (a) {\n<p></p>", "2:8: expected `}`"),
        ("</p>", "1:1: expected no end tag here"),
        ("@for (a of b; track a.) {}", "1:7: `a.`"),
    ];
    for (text, message) in cases {
        let error = format_template(text, 100).expect_err(text).to_string();
        assert!(error.starts_with(message), "{text}: {error}");
    }
}
