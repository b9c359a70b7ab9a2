//! Layouts that Prettier 3.10 gave.

use super::{Root, format_typescript, root};

/// Each text has its layout, and the layout has itself.
fn check(cases: &[(&str, &str)]) {
    for (text, layout) in cases {
        assert_eq!(format_typescript(text, 100).expect(text), *layout);
        assert_eq!(format_typescript(layout, 100).expect(layout), *layout);
    }
}

#[test]
fn statements() {
    check(&[
        (
            r#"import {A,B} from "./a""#,
            r#"import { A, B } from './a';
"#,
        ),
        (
            "import { ProductsStateManagerService, OrderItemsStateManagerService, CategoriesService } from '@shared/x';",
            r#"import {
  ProductsStateManagerService,
  OrderItemsStateManagerService,
  CategoriesService,
} from '@shared/x';
"#,
        ),
        (
            r#"export type Status="draft"|"active"|"archived";"#,
            r#"export type Status = 'draft' | 'active' | 'archived';
"#,
        ),
        (
            r#"export type StatusOfAProductInAWarehouse = "draft_of_the_product" | "active_product" | "archived";"#,
            r#"export type StatusOfAProductInAWarehouse = 'draft_of_the_product' | 'active_product' | 'archived';
"#,
        ),
        (
            "const product = { id: 1, \"name\": \"x\" }, other = {\n a: 1 };",
            r#"const product = { id: 1, name: 'x' },
  other = {
    a: 1,
  };
"#,
        ),
        (
            r#"const form = new FormGroup({ name: new FormControl("", { nonNullable: true, validators: [Validators.required] }) });"#,
            r#"const form = new FormGroup({
  name: new FormControl('', { nonNullable: true, validators: [Validators.required] }),
});
"#,
        ),
        (
            r#"const names = products.filter((product) => product.isActive).map((product) => product.name.trim()).join(", ");"#,
            r#"const names = products
  .filter((product) => product.isActive)
  .map((product) => product.name.trim())
  .join(', ');
"#,
        ),
        (
            "class A{private readonly http=inject(HttpClient);list():Observable<Product[]>{return this.http.get<Product[]>(`/api/products?page=${this.page()}&limit=${this.limitOfAPage()}&sort=${this.sort()}`)}}",
            r#"class A {
  private readonly http = inject(HttpClient);
  list(): Observable<Product[]> {
    return this.http.get<Product[]>(
      `/api/products?page=${this.page()}&limit=${this.limitOfAPage()}&sort=${this.sort()}`,
    );
  }
}
"#,
        ),
        (
            "if(a)b();else{c()}",
            r#"if (a) b();
else {
  c();
}
"#,
        ),
        (
            "for(;;){}",
            r#"for (;;) {}
"#,
        ),
        (
            r#"const url = (row?.category ?? row?.parent) ? `/api/categories/${row.category.id}` : "/api/categories/without";"#,
            r#"const url =
  (row?.category ?? row?.parent) ? `/api/categories/${row.category.id}` : '/api/categories/without';
"#,
        ),
    ]);
}

#[test]
fn what_newer_versions_lay_out_in_another_way() {
    check(&[
        (
            "export interface ProductAvailabilityNotificationSubscriptionPage extends ApiSuccessResponse<ProductAvailabilityNotification[]> { a: string }",
            r#"export interface ProductAvailabilityNotificationSubscriptionPage extends ApiSuccessResponse<
  ProductAvailabilityNotification[]
> {
  a: string;
}
"#,
        ),
        (
            "export interface ProductAvailabilityNotificationSubscriptionPage extends ProductAvailabilityNotificationSubscription { a: string }",
            r#"export interface ProductAvailabilityNotificationSubscriptionPage extends ProductAvailabilityNotificationSubscription {
  a: string;
}
"#,
        ),
        (
            "export class ProductAvailabilityNotificationSubscriptionStateManager implements ProductAvailabilityNotificationStore {}",
            r#"export class ProductAvailabilityNotificationSubscriptionStateManager implements ProductAvailabilityNotificationStore {}
"#,
        ),
        (
            r#"const routes = [{ path: "", loadComponent: () => import("./components/product-availability-notification-subscriptions").then((m) => m.ProductAvailability) }];"#,
            r#"const routes = [
  {
    path: '',
    loadComponent: () =>
      import('./components/product-availability-notification-subscriptions').then(
        (m) => m.ProductAvailability,
      ),
  },
];
"#,
        ),
        (
            "class A { protected readonly lostSince = inject(ProductAvailabilityNotificationSubscriptionManager).lostSince; }",
            r#"class A {
  protected readonly lostSince = inject(ProductAvailabilityNotificationSubscriptionManager)
    .lostSince;
}
"#,
        ),
        (
            r#"// prettier-ignore
const ROUTES = [
  { a:1 },
];
const other={a:1};"#,
            r#"// prettier-ignore
const ROUTES = [
  { a:1 },
];
const other = { a: 1 };
"#,
        ),
        (
            r#"function load(sort: Sort<"name" | "price" | "createdAt">, page: ProductAvailabilityPage): Promise<Product | undefined | null> {}"#,
            r#"function load(
  sort: Sort<'name' | 'price' | 'createdAt'>,
  page: ProductAvailabilityPage,
): Promise<Product | undefined | null> {}
"#,
        ),
    ]);
}

#[test]
fn letters_like_the_marks_stay() {
    let text = "const Ꭰ = `Ꭱ${Ꭲ} ${a ? 1 : 2}` + 'Ꭰ';\n";
    assert_eq!(format_typescript(text, 100).expect("TypeScript"), text);
}

#[test]
fn the_outside_of_an_expression() {
    let cases = [
        ("[1]", Root::Array),
        ("{ a: 1 }", Root::Object),
        ("'a'", Root::Text),
        ("`${a}`", Root::Text),
        ("a() + 1", Root::Binary),
        ("a && b", Root::InertBinary),
        ("a.b", Root::Inert),
        ("a.b()", Root::Other),
        ("a = 1", Root::Other),
    ];
    for (text, expected) in cases {
        assert_eq!(root(text).expect(text), expected, "{text}");
    }
}

#[test]
fn what_is_not_typescript_is_an_error_with_its_place() {
    for (text, place) in [("const a = ;\n", "1:11: "), ("class A {\n  b(: string) {}\n}\n", "2:5: ")] {
        let error = format_typescript(text, 100).expect_err(text).to_string();
        assert!(error.starts_with(place), "{text}: {error}");
    }
}

#[test]
fn calls_of_one_short_call() {
    check(&[
        (
            "const changedValuesOfTheFormOfTheProducts = valuesThatAreNotThoseOfTheServerAnyLonger(productForm());",
            r#"const changedValuesOfTheFormOfTheProducts =
  valuesThatAreNotThoseOfTheServerAnyLonger(productForm());
"#,
        ),
        (
            "class Page { private readonly changedValuesOfTheForm = valuesThatAreNotThoseOfTheServerAnyLonger<Product>(productForm()); }",
            r#"class Page {
  private readonly changedValuesOfTheForm =
    valuesThatAreNotThoseOfTheServerAnyLonger<Product>(productForm());
}
"#,
        ),
        (
            "this.values = this.valuesOfProductsInWarehouses.valuesThatAreNotThoseOfTheServerAnyLongerOrNeverWere(productForm());",
            r#"this.values =
  this.valuesOfProductsInWarehouses.valuesThatAreNotThoseOfTheServerAnyLongerOrNeverWere(
    productForm(),
  );
"#,
        ),
        (
            "const x = { changedValuesOfTheFormOfTheProducts: valuesThatAreNotThoseOfTheServerAnyLonger(formOfTheProducts()), form: valuesThatAreNotThoseOfTheServerAnyLongerAndThatWereChangedInTheFormOfTheProducts(productForm()) };",
            r#"const x = {
  changedValuesOfTheFormOfTheProducts:
    valuesThatAreNotThoseOfTheServerAnyLonger(formOfTheProducts()),
  form: valuesThatAreNotThoseOfTheServerAnyLongerAndThatWereChangedInTheFormOfTheProducts(
    productForm(),
  ),
};
"#,
        ),
        // More than 23 letters, or an argument, are not short.
        (
            "const changedValuesOfTheFormOfThe = valuesThatAreNotThoseOfTheServerAnyLonger(formOfTheProductInWareho());",
            r#"const changedValuesOfTheFormOfThe = valuesThatAreNotThoseOfTheServerAnyLonger(
  formOfTheProductInWareho(),
);
"#,
        ),
        (
            "const changedValuesOfTheFormOfTheProducts = valuesThatAreNotThoseOfTheServerAnyLonger(productForm(1));",
            r#"const changedValuesOfTheFormOfTheProducts = valuesThatAreNotThoseOfTheServerAnyLonger(
  productForm(1),
);
"#,
        ),
    ]);
}
