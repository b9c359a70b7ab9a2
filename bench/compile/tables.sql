-- 64 tables of Chinook, Northwind (sample shops) and the OMOP Common Data Model 5.4 (health records), in the words of SQLite.
CREATE TABLE "album" (
    "album_id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "title" VARCHAR(160) NOT NULL,
    "artist_id" INTEGER NOT NULL,
    CONSTRAINT "album_artist_id_fkey" FOREIGN KEY ("artist_id") REFERENCES "artist" ("artist_id")
);
CREATE TABLE "artist" (
    "artist_id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "name" VARCHAR(120)
);
CREATE TABLE "customer" (
    "customer_id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "first_name" VARCHAR(40) NOT NULL,
    "last_name" VARCHAR(20) NOT NULL,
    "company" VARCHAR(80),
    "address" VARCHAR(70),
    "city" VARCHAR(40),
    "state" VARCHAR(40),
    "country" VARCHAR(40),
    "postal_code" VARCHAR(10),
    "phone" VARCHAR(24),
    "fax" VARCHAR(24),
    "email" VARCHAR(60) NOT NULL,
    "support_rep_id" INTEGER,
    CONSTRAINT "customer_support_rep_id_fkey" FOREIGN KEY ("support_rep_id") REFERENCES "employee" ("employee_id")
);
CREATE TABLE "employee" (
    "employee_id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "last_name" VARCHAR(20) NOT NULL,
    "first_name" VARCHAR(20) NOT NULL,
    "title" VARCHAR(30),
    "reports_to" INTEGER,
    "birth_date" DATETIME,
    "hire_date" DATETIME,
    "address" VARCHAR(70),
    "city" VARCHAR(40),
    "state" VARCHAR(40),
    "country" VARCHAR(40),
    "postal_code" VARCHAR(10),
    "phone" VARCHAR(24),
    "fax" VARCHAR(24),
    "email" VARCHAR(60),
    CONSTRAINT "employee_reports_to_fkey" FOREIGN KEY ("reports_to") REFERENCES "employee" ("employee_id")
);
CREATE TABLE "genre" (
    "genre_id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "name" VARCHAR(120)
);
CREATE TABLE "invoice" (
    "invoice_id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "customer_id" INTEGER NOT NULL,
    "invoice_date" DATETIME NOT NULL,
    "billing_address" VARCHAR(70),
    "billing_city" VARCHAR(40),
    "billing_state" VARCHAR(40),
    "billing_country" VARCHAR(40),
    "billing_postal_code" VARCHAR(10),
    "total" NUMERIC(10, 2) NOT NULL,
    CONSTRAINT "invoice_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer" ("customer_id")
);
CREATE TABLE "invoice_line" (
    "invoice_line_id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "invoice_id" INTEGER NOT NULL,
    "track_id" INTEGER NOT NULL,
    "unit_price" NUMERIC(10, 2) NOT NULL,
    "quantity" INTEGER NOT NULL,
    CONSTRAINT "invoice_line_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice" ("invoice_id"),
    CONSTRAINT "invoice_line_track_id_fkey" FOREIGN KEY ("track_id") REFERENCES "track" ("track_id")
);
CREATE TABLE "media_type" (
    "media_type_id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "name" VARCHAR(120)
);
CREATE TABLE "playlist" (
    "playlist_id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "name" VARCHAR(120)
);
CREATE TABLE "playlist_track" (
    "playlist_id" INTEGER NOT NULL,
    "track_id" INTEGER NOT NULL,
    PRIMARY KEY ("playlist_id", "track_id"),
    CONSTRAINT "playlist_track_playlist_id_fkey" FOREIGN KEY ("playlist_id") REFERENCES "playlist" ("playlist_id"),
    CONSTRAINT "playlist_track_track_id_fkey" FOREIGN KEY ("track_id") REFERENCES "track" ("track_id")
);
CREATE TABLE "track" (
    "track_id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "name" VARCHAR(200) NOT NULL,
    "album_id" INTEGER,
    "media_type_id" INTEGER NOT NULL,
    "genre_id" INTEGER,
    "composer" VARCHAR(220),
    "milliseconds" INTEGER NOT NULL,
    "bytes" INTEGER,
    "unit_price" NUMERIC(10, 2) NOT NULL,
    CONSTRAINT "track_album_id_fkey" FOREIGN KEY ("album_id") REFERENCES "album" ("album_id"),
    CONSTRAINT "track_genre_id_fkey" FOREIGN KEY ("genre_id") REFERENCES "genre" ("genre_id"),
    CONSTRAINT "track_media_type_id_fkey" FOREIGN KEY ("media_type_id") REFERENCES "media_type" ("media_type_id")
);
CREATE TABLE "categories" (
    "category_id" SMALLINT NOT NULL,
    "category_name" VARCHAR(15) NOT NULL,
    "description" TEXT,
    "picture" BLOB,
    PRIMARY KEY ("category_id")
);
CREATE TABLE "customer_customer_demo" (
    "customer_id" VARCHAR(5) NOT NULL,
    "customer_type_id" VARCHAR(5) NOT NULL,
    PRIMARY KEY ("customer_id", "customer_type_id"),
    CONSTRAINT "fk_customer_customer_demo_customer_demographics" FOREIGN KEY ("customer_type_id") REFERENCES "customer_demographics" ("customer_type_id"),
    CONSTRAINT "fk_customer_customer_demo_customers" FOREIGN KEY ("customer_id") REFERENCES "customers" ("customer_id")
);
CREATE TABLE "customer_demographics" (
    "customer_type_id" VARCHAR(5) NOT NULL,
    "customer_desc" TEXT,
    PRIMARY KEY ("customer_type_id")
);
CREATE TABLE "customers" (
    "customer_id" VARCHAR(5) NOT NULL,
    "company_name" VARCHAR(40) NOT NULL,
    "contact_name" VARCHAR(30),
    "contact_title" VARCHAR(30),
    "address" VARCHAR(60),
    "city" VARCHAR(15),
    "region" VARCHAR(15),
    "postal_code" VARCHAR(10),
    "country" VARCHAR(15),
    "phone" VARCHAR(24),
    "fax" VARCHAR(24),
    PRIMARY KEY ("customer_id")
);
CREATE TABLE "employee_territories" (
    "employee_id" SMALLINT NOT NULL,
    "territory_id" VARCHAR(20) NOT NULL,
    PRIMARY KEY ("employee_id", "territory_id"),
    CONSTRAINT "fk_employee_territories_employees" FOREIGN KEY ("employee_id") REFERENCES "employees" ("employee_id"),
    CONSTRAINT "fk_employee_territories_territories" FOREIGN KEY ("territory_id") REFERENCES "territories" ("territory_id")
);
CREATE TABLE "employees" (
    "employee_id" SMALLINT NOT NULL,
    "last_name" VARCHAR(20) NOT NULL,
    "first_name" VARCHAR(10) NOT NULL,
    "title" VARCHAR(30),
    "title_of_courtesy" VARCHAR(25),
    "birth_date" DATE,
    "hire_date" DATE,
    "address" VARCHAR(60),
    "city" VARCHAR(15),
    "region" VARCHAR(15),
    "postal_code" VARCHAR(10),
    "country" VARCHAR(15),
    "home_phone" VARCHAR(24),
    "extension" VARCHAR(4),
    "photo" BLOB,
    "notes" TEXT,
    "reports_to" SMALLINT,
    "photo_path" VARCHAR(255),
    PRIMARY KEY ("employee_id"),
    CONSTRAINT "fk_employees_employees" FOREIGN KEY ("reports_to") REFERENCES "employees" ("employee_id")
);
CREATE TABLE "order_details" (
    "order_id" SMALLINT NOT NULL,
    "product_id" SMALLINT NOT NULL,
    "unit_price" REAL NOT NULL,
    "quantity" SMALLINT NOT NULL,
    "discount" REAL NOT NULL,
    PRIMARY KEY ("order_id", "product_id"),
    CONSTRAINT "fk_order_details_orders" FOREIGN KEY ("order_id") REFERENCES "orders" ("order_id"),
    CONSTRAINT "fk_order_details_products" FOREIGN KEY ("product_id") REFERENCES "products" ("product_id")
);
CREATE TABLE "orders" (
    "order_id" SMALLINT NOT NULL,
    "customer_id" VARCHAR(5),
    "employee_id" SMALLINT,
    "order_date" DATE,
    "required_date" DATE,
    "shipped_date" DATE,
    "ship_via" SMALLINT,
    "freight" REAL,
    "ship_name" VARCHAR(40),
    "ship_address" VARCHAR(60),
    "ship_city" VARCHAR(15),
    "ship_region" VARCHAR(15),
    "ship_postal_code" VARCHAR(10),
    "ship_country" VARCHAR(15),
    PRIMARY KEY ("order_id"),
    CONSTRAINT "fk_orders_customers" FOREIGN KEY ("customer_id") REFERENCES "customers" ("customer_id"),
    CONSTRAINT "fk_orders_employees" FOREIGN KEY ("employee_id") REFERENCES "employees" ("employee_id"),
    CONSTRAINT "fk_orders_shippers" FOREIGN KEY ("ship_via") REFERENCES "shippers" ("shipper_id")
);
CREATE TABLE "products" (
    "product_id" SMALLINT NOT NULL,
    "product_name" VARCHAR(40) NOT NULL,
    "supplier_id" SMALLINT,
    "category_id" SMALLINT,
    "quantity_per_unit" VARCHAR(20),
    "unit_price" REAL,
    "units_in_stock" SMALLINT,
    "units_on_order" SMALLINT,
    "reorder_level" SMALLINT,
    "discontinued" INTEGER NOT NULL,
    PRIMARY KEY ("product_id"),
    CONSTRAINT "fk_products_categories" FOREIGN KEY ("category_id") REFERENCES "categories" ("category_id"),
    CONSTRAINT "fk_products_suppliers" FOREIGN KEY ("supplier_id") REFERENCES "suppliers" ("supplier_id")
);
CREATE TABLE "region" (
    "region_id" SMALLINT NOT NULL,
    "region_description" VARCHAR(60) NOT NULL,
    PRIMARY KEY ("region_id")
);
CREATE TABLE "shippers" (
    "shipper_id" SMALLINT NOT NULL,
    "company_name" VARCHAR(40) NOT NULL,
    "phone" VARCHAR(24),
    PRIMARY KEY ("shipper_id")
);
CREATE TABLE "suppliers" (
    "supplier_id" SMALLINT NOT NULL,
    "company_name" VARCHAR(40) NOT NULL,
    "contact_name" VARCHAR(30),
    "contact_title" VARCHAR(30),
    "address" VARCHAR(60),
    "city" VARCHAR(15),
    "region" VARCHAR(15),
    "postal_code" VARCHAR(10),
    "country" VARCHAR(15),
    "phone" VARCHAR(24),
    "fax" VARCHAR(24),
    "homepage" TEXT,
    PRIMARY KEY ("supplier_id")
);
CREATE TABLE "territories" (
    "territory_id" VARCHAR(20) NOT NULL,
    "territory_description" VARCHAR(60) NOT NULL,
    "region_id" SMALLINT NOT NULL,
    PRIMARY KEY ("territory_id"),
    CONSTRAINT "fk_territories_region" FOREIGN KEY ("region_id") REFERENCES "region" ("region_id")
);
CREATE TABLE "us_states" (
    "state_id" SMALLINT NOT NULL,
    "state_name" VARCHAR(100),
    "state_abbr" VARCHAR(2),
    "state_region" VARCHAR(50),
    PRIMARY KEY ("state_id")
);
CREATE TABLE "care_site" (
    "care_site_id" INTEGER NOT NULL,
    "care_site_name" VARCHAR(255),
    "place_of_service_concept_id" INTEGER,
    "location_id" INTEGER,
    "care_site_source_value" VARCHAR(50),
    "place_of_service_source_value" VARCHAR(50),
    PRIMARY KEY ("care_site_id"),
    CONSTRAINT "fpk_care_site_location_id" FOREIGN KEY ("location_id") REFERENCES "location" ("location_id"),
    CONSTRAINT "fpk_care_site_place_of_service_concept_id" FOREIGN KEY ("place_of_service_concept_id") REFERENCES "concept" ("concept_id")
);
CREATE TABLE "cdm_source" (
    "cdm_source_name" VARCHAR(255) NOT NULL,
    "cdm_source_abbreviation" VARCHAR(25) NOT NULL,
    "cdm_holder" VARCHAR(255) NOT NULL,
    "source_description" TEXT,
    "source_documentation_reference" VARCHAR(255),
    "cdm_etl_reference" VARCHAR(255),
    "source_release_date" DATE NOT NULL,
    "cdm_release_date" DATE NOT NULL,
    "cdm_version" VARCHAR(10),
    "cdm_version_concept_id" INTEGER NOT NULL,
    "vocabulary_version" VARCHAR(20) NOT NULL,
    CONSTRAINT "fpk_cdm_source_cdm_version_concept_id" FOREIGN KEY ("cdm_version_concept_id") REFERENCES "concept" ("concept_id")
);
CREATE TABLE "cohort" (
    "cohort_definition_id" INTEGER NOT NULL,
    "subject_id" INTEGER NOT NULL,
    "cohort_start_date" DATE NOT NULL,
    "cohort_end_date" DATE NOT NULL
);
CREATE TABLE "cohort_definition" (
    "cohort_definition_id" INTEGER NOT NULL,
    "cohort_definition_name" VARCHAR(255) NOT NULL,
    "cohort_definition_description" TEXT,
    "definition_type_concept_id" INTEGER NOT NULL,
    "cohort_definition_syntax" TEXT,
    "subject_concept_id" INTEGER NOT NULL,
    "cohort_initiation_date" DATE,
    CONSTRAINT "fpk_cohort_definition_definition_type_concept_id" FOREIGN KEY ("definition_type_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_cohort_definition_subject_concept_id" FOREIGN KEY ("subject_concept_id") REFERENCES "concept" ("concept_id")
);
CREATE TABLE "concept" (
    "concept_id" INTEGER NOT NULL,
    "concept_name" VARCHAR(255) NOT NULL,
    "domain_id" VARCHAR(20) NOT NULL,
    "vocabulary_id" VARCHAR(20) NOT NULL,
    "concept_class_id" VARCHAR(20) NOT NULL,
    "standard_concept" VARCHAR(1),
    "concept_code" VARCHAR(50) NOT NULL,
    "valid_start_date" DATE NOT NULL,
    "valid_end_date" DATE NOT NULL,
    "invalid_reason" VARCHAR(1),
    PRIMARY KEY ("concept_id"),
    CONSTRAINT "fpk_concept_concept_class_id" FOREIGN KEY ("concept_class_id") REFERENCES "concept_class" ("concept_class_id"),
    CONSTRAINT "fpk_concept_domain_id" FOREIGN KEY ("domain_id") REFERENCES "domain" ("domain_id"),
    CONSTRAINT "fpk_concept_vocabulary_id" FOREIGN KEY ("vocabulary_id") REFERENCES "vocabulary" ("vocabulary_id")
);
CREATE TABLE "concept_ancestor" (
    "ancestor_concept_id" INTEGER NOT NULL,
    "descendant_concept_id" INTEGER NOT NULL,
    "min_levels_of_separation" INTEGER NOT NULL,
    "max_levels_of_separation" INTEGER NOT NULL,
    CONSTRAINT "fpk_concept_ancestor_ancestor_concept_id" FOREIGN KEY ("ancestor_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_concept_ancestor_descendant_concept_id" FOREIGN KEY ("descendant_concept_id") REFERENCES "concept" ("concept_id")
);
CREATE TABLE "concept_class" (
    "concept_class_id" VARCHAR(20) NOT NULL,
    "concept_class_name" VARCHAR(255) NOT NULL,
    "concept_class_concept_id" INTEGER NOT NULL,
    PRIMARY KEY ("concept_class_id"),
    CONSTRAINT "fpk_concept_class_concept_class_concept_id" FOREIGN KEY ("concept_class_concept_id") REFERENCES "concept" ("concept_id")
);
CREATE TABLE "concept_relationship" (
    "concept_id_1" INTEGER NOT NULL,
    "concept_id_2" INTEGER NOT NULL,
    "relationship_id" VARCHAR(20) NOT NULL,
    "valid_start_date" DATE NOT NULL,
    "valid_end_date" DATE NOT NULL,
    "invalid_reason" VARCHAR(1),
    CONSTRAINT "fpk_concept_relationship_concept_id_1" FOREIGN KEY ("concept_id_1") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_concept_relationship_concept_id_2" FOREIGN KEY ("concept_id_2") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_concept_relationship_relationship_id" FOREIGN KEY ("relationship_id") REFERENCES "relationship" ("relationship_id")
);
CREATE TABLE "concept_synonym" (
    "concept_id" INTEGER NOT NULL,
    "concept_synonym_name" VARCHAR(1000) NOT NULL,
    "language_concept_id" INTEGER NOT NULL,
    CONSTRAINT "fpk_concept_synonym_concept_id" FOREIGN KEY ("concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_concept_synonym_language_concept_id" FOREIGN KEY ("language_concept_id") REFERENCES "concept" ("concept_id")
);
CREATE TABLE "condition_era" (
    "condition_era_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "condition_concept_id" INTEGER NOT NULL,
    "condition_era_start_date" DATE NOT NULL,
    "condition_era_end_date" DATE NOT NULL,
    "condition_occurrence_count" INTEGER,
    PRIMARY KEY ("condition_era_id"),
    CONSTRAINT "fpk_condition_era_condition_concept_id" FOREIGN KEY ("condition_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_condition_era_person_id" FOREIGN KEY ("person_id") REFERENCES "person" ("person_id")
);
CREATE TABLE "condition_occurrence" (
    "condition_occurrence_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "condition_concept_id" INTEGER NOT NULL,
    "condition_start_date" DATE NOT NULL,
    "condition_start_datetime" DATETIME,
    "condition_end_date" DATE,
    "condition_end_datetime" DATETIME,
    "condition_type_concept_id" INTEGER NOT NULL,
    "condition_status_concept_id" INTEGER,
    "stop_reason" VARCHAR(20),
    "provider_id" INTEGER,
    "visit_occurrence_id" INTEGER,
    "visit_detail_id" INTEGER,
    "condition_source_value" VARCHAR(50),
    "condition_source_concept_id" INTEGER,
    "condition_status_source_value" VARCHAR(50),
    PRIMARY KEY ("condition_occurrence_id"),
    CONSTRAINT "fpk_condition_occurrence_condition_concept_id" FOREIGN KEY ("condition_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_condition_occurrence_condition_source_concept_id" FOREIGN KEY ("condition_source_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_condition_occurrence_condition_status_concept_id" FOREIGN KEY ("condition_status_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_condition_occurrence_condition_type_concept_id" FOREIGN KEY ("condition_type_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_condition_occurrence_person_id" FOREIGN KEY ("person_id") REFERENCES "person" ("person_id"),
    CONSTRAINT "fpk_condition_occurrence_provider_id" FOREIGN KEY ("provider_id") REFERENCES "provider" ("provider_id"),
    CONSTRAINT "fpk_condition_occurrence_visit_detail_id" FOREIGN KEY ("visit_detail_id") REFERENCES "visit_detail" ("visit_detail_id"),
    CONSTRAINT "fpk_condition_occurrence_visit_occurrence_id" FOREIGN KEY ("visit_occurrence_id") REFERENCES "visit_occurrence" ("visit_occurrence_id")
);
CREATE TABLE "cost" (
    "cost_id" INTEGER NOT NULL,
    "cost_event_id" INTEGER NOT NULL,
    "cost_domain_id" VARCHAR(20) NOT NULL,
    "cost_type_concept_id" INTEGER NOT NULL,
    "currency_concept_id" INTEGER,
    "total_charge" NUMERIC,
    "total_cost" NUMERIC,
    "total_paid" NUMERIC,
    "paid_by_payer" NUMERIC,
    "paid_by_patient" NUMERIC,
    "paid_patient_copay" NUMERIC,
    "paid_patient_coinsurance" NUMERIC,
    "paid_patient_deductible" NUMERIC,
    "paid_by_primary" NUMERIC,
    "paid_ingredient_cost" NUMERIC,
    "paid_dispensing_fee" NUMERIC,
    "payer_plan_period_id" INTEGER,
    "amount_allowed" NUMERIC,
    "revenue_code_concept_id" INTEGER,
    "revenue_code_source_value" VARCHAR(50),
    "drg_concept_id" INTEGER,
    "drg_source_value" VARCHAR(3),
    PRIMARY KEY ("cost_id"),
    CONSTRAINT "fpk_cost_cost_domain_id" FOREIGN KEY ("cost_domain_id") REFERENCES "domain" ("domain_id"),
    CONSTRAINT "fpk_cost_cost_type_concept_id" FOREIGN KEY ("cost_type_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_cost_currency_concept_id" FOREIGN KEY ("currency_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_cost_drg_concept_id" FOREIGN KEY ("drg_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_cost_revenue_code_concept_id" FOREIGN KEY ("revenue_code_concept_id") REFERENCES "concept" ("concept_id")
);
CREATE TABLE "death" (
    "person_id" INTEGER NOT NULL,
    "death_date" DATE NOT NULL,
    "death_datetime" DATETIME,
    "death_type_concept_id" INTEGER,
    "cause_concept_id" INTEGER,
    "cause_source_value" VARCHAR(50),
    "cause_source_concept_id" INTEGER,
    CONSTRAINT "fpk_death_cause_concept_id" FOREIGN KEY ("cause_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_death_cause_source_concept_id" FOREIGN KEY ("cause_source_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_death_death_type_concept_id" FOREIGN KEY ("death_type_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_death_person_id" FOREIGN KEY ("person_id") REFERENCES "person" ("person_id")
);
CREATE TABLE "device_exposure" (
    "device_exposure_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "device_concept_id" INTEGER NOT NULL,
    "device_exposure_start_date" DATE NOT NULL,
    "device_exposure_start_datetime" DATETIME,
    "device_exposure_end_date" DATE,
    "device_exposure_end_datetime" DATETIME,
    "device_type_concept_id" INTEGER NOT NULL,
    "unique_device_id" VARCHAR(255),
    "production_id" VARCHAR(255),
    "quantity" INTEGER,
    "provider_id" INTEGER,
    "visit_occurrence_id" INTEGER,
    "visit_detail_id" INTEGER,
    "device_source_value" VARCHAR(50),
    "device_source_concept_id" INTEGER,
    "unit_concept_id" INTEGER,
    "unit_source_value" VARCHAR(50),
    "unit_source_concept_id" INTEGER,
    PRIMARY KEY ("device_exposure_id"),
    CONSTRAINT "fpk_device_exposure_device_concept_id" FOREIGN KEY ("device_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_device_exposure_device_source_concept_id" FOREIGN KEY ("device_source_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_device_exposure_device_type_concept_id" FOREIGN KEY ("device_type_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_device_exposure_person_id" FOREIGN KEY ("person_id") REFERENCES "person" ("person_id"),
    CONSTRAINT "fpk_device_exposure_provider_id" FOREIGN KEY ("provider_id") REFERENCES "provider" ("provider_id"),
    CONSTRAINT "fpk_device_exposure_unit_concept_id" FOREIGN KEY ("unit_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_device_exposure_unit_source_concept_id" FOREIGN KEY ("unit_source_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_device_exposure_visit_detail_id" FOREIGN KEY ("visit_detail_id") REFERENCES "visit_detail" ("visit_detail_id"),
    CONSTRAINT "fpk_device_exposure_visit_occurrence_id" FOREIGN KEY ("visit_occurrence_id") REFERENCES "visit_occurrence" ("visit_occurrence_id")
);
CREATE TABLE "domain" (
    "domain_id" VARCHAR(20) NOT NULL,
    "domain_name" VARCHAR(255) NOT NULL,
    "domain_concept_id" INTEGER NOT NULL,
    PRIMARY KEY ("domain_id"),
    CONSTRAINT "fpk_domain_domain_concept_id" FOREIGN KEY ("domain_concept_id") REFERENCES "concept" ("concept_id")
);
CREATE TABLE "dose_era" (
    "dose_era_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "drug_concept_id" INTEGER NOT NULL,
    "unit_concept_id" INTEGER NOT NULL,
    "dose_value" NUMERIC NOT NULL,
    "dose_era_start_date" DATE NOT NULL,
    "dose_era_end_date" DATE NOT NULL,
    PRIMARY KEY ("dose_era_id"),
    CONSTRAINT "fpk_dose_era_drug_concept_id" FOREIGN KEY ("drug_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_dose_era_person_id" FOREIGN KEY ("person_id") REFERENCES "person" ("person_id"),
    CONSTRAINT "fpk_dose_era_unit_concept_id" FOREIGN KEY ("unit_concept_id") REFERENCES "concept" ("concept_id")
);
CREATE TABLE "drug_era" (
    "drug_era_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "drug_concept_id" INTEGER NOT NULL,
    "drug_era_start_date" DATE NOT NULL,
    "drug_era_end_date" DATE NOT NULL,
    "drug_exposure_count" INTEGER,
    "gap_days" INTEGER,
    PRIMARY KEY ("drug_era_id"),
    CONSTRAINT "fpk_drug_era_drug_concept_id" FOREIGN KEY ("drug_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_drug_era_person_id" FOREIGN KEY ("person_id") REFERENCES "person" ("person_id")
);
CREATE TABLE "drug_exposure" (
    "drug_exposure_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "drug_concept_id" INTEGER NOT NULL,
    "drug_exposure_start_date" DATE NOT NULL,
    "drug_exposure_start_datetime" DATETIME,
    "drug_exposure_end_date" DATE NOT NULL,
    "drug_exposure_end_datetime" DATETIME,
    "verbatim_end_date" DATE,
    "drug_type_concept_id" INTEGER NOT NULL,
    "stop_reason" VARCHAR(20),
    "refills" INTEGER,
    "quantity" NUMERIC,
    "days_supply" INTEGER,
    "sig" TEXT,
    "route_concept_id" INTEGER,
    "lot_number" VARCHAR(50),
    "provider_id" INTEGER,
    "visit_occurrence_id" INTEGER,
    "visit_detail_id" INTEGER,
    "drug_source_value" VARCHAR(50),
    "drug_source_concept_id" INTEGER,
    "route_source_value" VARCHAR(50),
    "dose_unit_source_value" VARCHAR(50),
    PRIMARY KEY ("drug_exposure_id"),
    CONSTRAINT "fpk_drug_exposure_drug_concept_id" FOREIGN KEY ("drug_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_drug_exposure_drug_source_concept_id" FOREIGN KEY ("drug_source_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_drug_exposure_drug_type_concept_id" FOREIGN KEY ("drug_type_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_drug_exposure_person_id" FOREIGN KEY ("person_id") REFERENCES "person" ("person_id"),
    CONSTRAINT "fpk_drug_exposure_provider_id" FOREIGN KEY ("provider_id") REFERENCES "provider" ("provider_id"),
    CONSTRAINT "fpk_drug_exposure_route_concept_id" FOREIGN KEY ("route_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_drug_exposure_visit_detail_id" FOREIGN KEY ("visit_detail_id") REFERENCES "visit_detail" ("visit_detail_id"),
    CONSTRAINT "fpk_drug_exposure_visit_occurrence_id" FOREIGN KEY ("visit_occurrence_id") REFERENCES "visit_occurrence" ("visit_occurrence_id")
);
CREATE TABLE "drug_strength" (
    "drug_concept_id" INTEGER NOT NULL,
    "ingredient_concept_id" INTEGER NOT NULL,
    "amount_value" NUMERIC,
    "amount_unit_concept_id" INTEGER,
    "numerator_value" NUMERIC,
    "numerator_unit_concept_id" INTEGER,
    "denominator_value" NUMERIC,
    "denominator_unit_concept_id" INTEGER,
    "box_size" INTEGER,
    "valid_start_date" DATE NOT NULL,
    "valid_end_date" DATE NOT NULL,
    "invalid_reason" VARCHAR(1),
    CONSTRAINT "fpk_drug_strength_amount_unit_concept_id" FOREIGN KEY ("amount_unit_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_drug_strength_denominator_unit_concept_id" FOREIGN KEY ("denominator_unit_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_drug_strength_drug_concept_id" FOREIGN KEY ("drug_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_drug_strength_ingredient_concept_id" FOREIGN KEY ("ingredient_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_drug_strength_numerator_unit_concept_id" FOREIGN KEY ("numerator_unit_concept_id") REFERENCES "concept" ("concept_id")
);
CREATE TABLE "episode" (
    "episode_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "episode_concept_id" INTEGER NOT NULL,
    "episode_start_date" DATE NOT NULL,
    "episode_start_datetime" DATETIME,
    "episode_end_date" DATE,
    "episode_end_datetime" DATETIME,
    "episode_parent_id" INTEGER,
    "episode_number" INTEGER,
    "episode_object_concept_id" INTEGER NOT NULL,
    "episode_type_concept_id" INTEGER NOT NULL,
    "episode_source_value" VARCHAR(50),
    "episode_source_concept_id" INTEGER,
    PRIMARY KEY ("episode_id"),
    CONSTRAINT "fpk_episode_episode_concept_id" FOREIGN KEY ("episode_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_episode_episode_object_concept_id" FOREIGN KEY ("episode_object_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_episode_episode_source_concept_id" FOREIGN KEY ("episode_source_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_episode_episode_type_concept_id" FOREIGN KEY ("episode_type_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_episode_person_id" FOREIGN KEY ("person_id") REFERENCES "person" ("person_id")
);
CREATE TABLE "episode_event" (
    "episode_id" INTEGER NOT NULL,
    "event_id" INTEGER NOT NULL,
    "episode_event_field_concept_id" INTEGER NOT NULL,
    CONSTRAINT "fpk_episode_event_episode_event_field_concept_id" FOREIGN KEY ("episode_event_field_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_episode_event_episode_id" FOREIGN KEY ("episode_id") REFERENCES "episode" ("episode_id")
);
CREATE TABLE "fact_relationship" (
    "domain_concept_id_1" INTEGER NOT NULL,
    "fact_id_1" INTEGER NOT NULL,
    "domain_concept_id_2" INTEGER NOT NULL,
    "fact_id_2" INTEGER NOT NULL,
    "relationship_concept_id" INTEGER NOT NULL,
    CONSTRAINT "fpk_fact_relationship_domain_concept_id_1" FOREIGN KEY ("domain_concept_id_1") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_fact_relationship_domain_concept_id_2" FOREIGN KEY ("domain_concept_id_2") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_fact_relationship_relationship_concept_id" FOREIGN KEY ("relationship_concept_id") REFERENCES "concept" ("concept_id")
);
CREATE TABLE "location" (
    "location_id" INTEGER NOT NULL,
    "address_1" VARCHAR(50),
    "address_2" VARCHAR(50),
    "city" VARCHAR(50),
    "state" VARCHAR(2),
    "zip" VARCHAR(9),
    "county" VARCHAR(20),
    "location_source_value" VARCHAR(50),
    "country_concept_id" INTEGER,
    "country_source_value" VARCHAR(80),
    "latitude" NUMERIC,
    "longitude" NUMERIC,
    PRIMARY KEY ("location_id"),
    CONSTRAINT "fpk_location_country_concept_id" FOREIGN KEY ("country_concept_id") REFERENCES "concept" ("concept_id")
);
CREATE TABLE "measurement" (
    "measurement_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "measurement_concept_id" INTEGER NOT NULL,
    "measurement_date" DATE NOT NULL,
    "measurement_datetime" DATETIME,
    "measurement_time" VARCHAR(10),
    "measurement_type_concept_id" INTEGER NOT NULL,
    "operator_concept_id" INTEGER,
    "value_as_number" NUMERIC,
    "value_as_concept_id" INTEGER,
    "unit_concept_id" INTEGER,
    "range_low" NUMERIC,
    "range_high" NUMERIC,
    "provider_id" INTEGER,
    "visit_occurrence_id" INTEGER,
    "visit_detail_id" INTEGER,
    "measurement_source_value" VARCHAR(50),
    "measurement_source_concept_id" INTEGER,
    "unit_source_value" VARCHAR(50),
    "unit_source_concept_id" INTEGER,
    "value_source_value" VARCHAR(50),
    "measurement_event_id" INTEGER,
    "meas_event_field_concept_id" INTEGER,
    PRIMARY KEY ("measurement_id"),
    CONSTRAINT "fpk_measurement_meas_event_field_concept_id" FOREIGN KEY ("meas_event_field_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_measurement_measurement_concept_id" FOREIGN KEY ("measurement_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_measurement_measurement_source_concept_id" FOREIGN KEY ("measurement_source_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_measurement_measurement_type_concept_id" FOREIGN KEY ("measurement_type_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_measurement_operator_concept_id" FOREIGN KEY ("operator_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_measurement_person_id" FOREIGN KEY ("person_id") REFERENCES "person" ("person_id"),
    CONSTRAINT "fpk_measurement_provider_id" FOREIGN KEY ("provider_id") REFERENCES "provider" ("provider_id"),
    CONSTRAINT "fpk_measurement_unit_concept_id" FOREIGN KEY ("unit_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_measurement_unit_source_concept_id" FOREIGN KEY ("unit_source_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_measurement_value_as_concept_id" FOREIGN KEY ("value_as_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_measurement_visit_detail_id" FOREIGN KEY ("visit_detail_id") REFERENCES "visit_detail" ("visit_detail_id"),
    CONSTRAINT "fpk_measurement_visit_occurrence_id" FOREIGN KEY ("visit_occurrence_id") REFERENCES "visit_occurrence" ("visit_occurrence_id")
);
CREATE TABLE "metadata" (
    "metadata_id" INTEGER NOT NULL,
    "metadata_concept_id" INTEGER NOT NULL,
    "metadata_type_concept_id" INTEGER NOT NULL,
    "name" VARCHAR(250) NOT NULL,
    "value_as_string" VARCHAR(250),
    "value_as_concept_id" INTEGER,
    "value_as_number" NUMERIC,
    "metadata_date" DATE,
    "metadata_datetime" DATETIME,
    PRIMARY KEY ("metadata_id"),
    CONSTRAINT "fpk_metadata_metadata_concept_id" FOREIGN KEY ("metadata_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_metadata_metadata_type_concept_id" FOREIGN KEY ("metadata_type_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_metadata_value_as_concept_id" FOREIGN KEY ("value_as_concept_id") REFERENCES "concept" ("concept_id")
);
CREATE TABLE "note" (
    "note_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "note_date" DATE NOT NULL,
    "note_datetime" DATETIME,
    "note_type_concept_id" INTEGER NOT NULL,
    "note_class_concept_id" INTEGER NOT NULL,
    "note_title" VARCHAR(250),
    "note_text" TEXT NOT NULL,
    "encoding_concept_id" INTEGER NOT NULL,
    "language_concept_id" INTEGER NOT NULL,
    "provider_id" INTEGER,
    "visit_occurrence_id" INTEGER,
    "visit_detail_id" INTEGER,
    "note_source_value" VARCHAR(50),
    "note_event_id" INTEGER,
    "note_event_field_concept_id" INTEGER,
    PRIMARY KEY ("note_id"),
    CONSTRAINT "fpk_note_encoding_concept_id" FOREIGN KEY ("encoding_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_note_language_concept_id" FOREIGN KEY ("language_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_note_note_class_concept_id" FOREIGN KEY ("note_class_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_note_note_event_field_concept_id" FOREIGN KEY ("note_event_field_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_note_note_type_concept_id" FOREIGN KEY ("note_type_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_note_person_id" FOREIGN KEY ("person_id") REFERENCES "person" ("person_id"),
    CONSTRAINT "fpk_note_provider_id" FOREIGN KEY ("provider_id") REFERENCES "provider" ("provider_id"),
    CONSTRAINT "fpk_note_visit_detail_id" FOREIGN KEY ("visit_detail_id") REFERENCES "visit_detail" ("visit_detail_id"),
    CONSTRAINT "fpk_note_visit_occurrence_id" FOREIGN KEY ("visit_occurrence_id") REFERENCES "visit_occurrence" ("visit_occurrence_id")
);
CREATE TABLE "note_nlp" (
    "note_nlp_id" INTEGER NOT NULL,
    "note_id" INTEGER NOT NULL,
    "section_concept_id" INTEGER,
    "snippet" VARCHAR(250),
    "offset" VARCHAR(50),
    "lexical_variant" VARCHAR(250) NOT NULL,
    "note_nlp_concept_id" INTEGER,
    "note_nlp_source_concept_id" INTEGER,
    "nlp_system" VARCHAR(250),
    "nlp_date" DATE NOT NULL,
    "nlp_datetime" DATETIME,
    "term_exists" VARCHAR(1),
    "term_temporal" VARCHAR(50),
    "term_modifiers" VARCHAR(2000),
    PRIMARY KEY ("note_nlp_id"),
    CONSTRAINT "fpk_note_nlp_note_nlp_concept_id" FOREIGN KEY ("note_nlp_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_note_nlp_note_nlp_source_concept_id" FOREIGN KEY ("note_nlp_source_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_note_nlp_section_concept_id" FOREIGN KEY ("section_concept_id") REFERENCES "concept" ("concept_id")
);
CREATE TABLE "observation" (
    "observation_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "observation_concept_id" INTEGER NOT NULL,
    "observation_date" DATE NOT NULL,
    "observation_datetime" DATETIME,
    "observation_type_concept_id" INTEGER NOT NULL,
    "value_as_number" NUMERIC,
    "value_as_string" VARCHAR(60),
    "value_as_concept_id" INTEGER,
    "qualifier_concept_id" INTEGER,
    "unit_concept_id" INTEGER,
    "provider_id" INTEGER,
    "visit_occurrence_id" INTEGER,
    "visit_detail_id" INTEGER,
    "observation_source_value" VARCHAR(50),
    "observation_source_concept_id" INTEGER,
    "unit_source_value" VARCHAR(50),
    "qualifier_source_value" VARCHAR(50),
    "value_source_value" VARCHAR(50),
    "observation_event_id" INTEGER,
    "obs_event_field_concept_id" INTEGER,
    PRIMARY KEY ("observation_id"),
    CONSTRAINT "fpk_observation_obs_event_field_concept_id" FOREIGN KEY ("obs_event_field_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_observation_observation_concept_id" FOREIGN KEY ("observation_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_observation_observation_source_concept_id" FOREIGN KEY ("observation_source_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_observation_observation_type_concept_id" FOREIGN KEY ("observation_type_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_observation_person_id" FOREIGN KEY ("person_id") REFERENCES "person" ("person_id"),
    CONSTRAINT "fpk_observation_provider_id" FOREIGN KEY ("provider_id") REFERENCES "provider" ("provider_id"),
    CONSTRAINT "fpk_observation_qualifier_concept_id" FOREIGN KEY ("qualifier_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_observation_unit_concept_id" FOREIGN KEY ("unit_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_observation_value_as_concept_id" FOREIGN KEY ("value_as_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_observation_visit_detail_id" FOREIGN KEY ("visit_detail_id") REFERENCES "visit_detail" ("visit_detail_id"),
    CONSTRAINT "fpk_observation_visit_occurrence_id" FOREIGN KEY ("visit_occurrence_id") REFERENCES "visit_occurrence" ("visit_occurrence_id")
);
CREATE TABLE "observation_period" (
    "observation_period_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "observation_period_start_date" DATE NOT NULL,
    "observation_period_end_date" DATE NOT NULL,
    "period_type_concept_id" INTEGER NOT NULL,
    PRIMARY KEY ("observation_period_id"),
    CONSTRAINT "fpk_observation_period_period_type_concept_id" FOREIGN KEY ("period_type_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_observation_period_person_id" FOREIGN KEY ("person_id") REFERENCES "person" ("person_id")
);
CREATE TABLE "payer_plan_period" (
    "payer_plan_period_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "payer_plan_period_start_date" DATE NOT NULL,
    "payer_plan_period_end_date" DATE NOT NULL,
    "payer_concept_id" INTEGER,
    "payer_source_value" VARCHAR(50),
    "payer_source_concept_id" INTEGER,
    "plan_concept_id" INTEGER,
    "plan_source_value" VARCHAR(50),
    "plan_source_concept_id" INTEGER,
    "sponsor_concept_id" INTEGER,
    "sponsor_source_value" VARCHAR(50),
    "sponsor_source_concept_id" INTEGER,
    "family_source_value" VARCHAR(50),
    "stop_reason_concept_id" INTEGER,
    "stop_reason_source_value" VARCHAR(50),
    "stop_reason_source_concept_id" INTEGER,
    PRIMARY KEY ("payer_plan_period_id"),
    CONSTRAINT "fpk_payer_plan_period_payer_concept_id" FOREIGN KEY ("payer_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_payer_plan_period_payer_source_concept_id" FOREIGN KEY ("payer_source_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_payer_plan_period_person_id" FOREIGN KEY ("person_id") REFERENCES "person" ("person_id"),
    CONSTRAINT "fpk_payer_plan_period_plan_concept_id" FOREIGN KEY ("plan_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_payer_plan_period_plan_source_concept_id" FOREIGN KEY ("plan_source_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_payer_plan_period_sponsor_concept_id" FOREIGN KEY ("sponsor_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_payer_plan_period_sponsor_source_concept_id" FOREIGN KEY ("sponsor_source_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_payer_plan_period_stop_reason_concept_id" FOREIGN KEY ("stop_reason_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_payer_plan_period_stop_reason_source_concept_id" FOREIGN KEY ("stop_reason_source_concept_id") REFERENCES "concept" ("concept_id")
);
CREATE TABLE "person" (
    "person_id" INTEGER NOT NULL,
    "gender_concept_id" INTEGER NOT NULL,
    "year_of_birth" INTEGER NOT NULL,
    "month_of_birth" INTEGER,
    "day_of_birth" INTEGER,
    "birth_datetime" DATETIME,
    "race_concept_id" INTEGER NOT NULL,
    "ethnicity_concept_id" INTEGER NOT NULL,
    "location_id" INTEGER,
    "provider_id" INTEGER,
    "care_site_id" INTEGER,
    "person_source_value" VARCHAR(50),
    "gender_source_value" VARCHAR(50),
    "gender_source_concept_id" INTEGER,
    "race_source_value" VARCHAR(50),
    "race_source_concept_id" INTEGER,
    "ethnicity_source_value" VARCHAR(50),
    "ethnicity_source_concept_id" INTEGER,
    PRIMARY KEY ("person_id"),
    CONSTRAINT "fpk_person_care_site_id" FOREIGN KEY ("care_site_id") REFERENCES "care_site" ("care_site_id"),
    CONSTRAINT "fpk_person_ethnicity_concept_id" FOREIGN KEY ("ethnicity_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_person_ethnicity_source_concept_id" FOREIGN KEY ("ethnicity_source_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_person_gender_concept_id" FOREIGN KEY ("gender_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_person_gender_source_concept_id" FOREIGN KEY ("gender_source_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_person_location_id" FOREIGN KEY ("location_id") REFERENCES "location" ("location_id"),
    CONSTRAINT "fpk_person_provider_id" FOREIGN KEY ("provider_id") REFERENCES "provider" ("provider_id"),
    CONSTRAINT "fpk_person_race_concept_id" FOREIGN KEY ("race_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_person_race_source_concept_id" FOREIGN KEY ("race_source_concept_id") REFERENCES "concept" ("concept_id")
);
CREATE TABLE "procedure_occurrence" (
    "procedure_occurrence_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "procedure_concept_id" INTEGER NOT NULL,
    "procedure_date" DATE NOT NULL,
    "procedure_datetime" DATETIME,
    "procedure_end_date" DATE,
    "procedure_end_datetime" DATETIME,
    "procedure_type_concept_id" INTEGER NOT NULL,
    "modifier_concept_id" INTEGER,
    "quantity" INTEGER,
    "provider_id" INTEGER,
    "visit_occurrence_id" INTEGER,
    "visit_detail_id" INTEGER,
    "procedure_source_value" VARCHAR(50),
    "procedure_source_concept_id" INTEGER,
    "modifier_source_value" VARCHAR(50),
    PRIMARY KEY ("procedure_occurrence_id"),
    CONSTRAINT "fpk_procedure_occurrence_modifier_concept_id" FOREIGN KEY ("modifier_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_procedure_occurrence_person_id" FOREIGN KEY ("person_id") REFERENCES "person" ("person_id"),
    CONSTRAINT "fpk_procedure_occurrence_procedure_concept_id" FOREIGN KEY ("procedure_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_procedure_occurrence_procedure_source_concept_id" FOREIGN KEY ("procedure_source_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_procedure_occurrence_procedure_type_concept_id" FOREIGN KEY ("procedure_type_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_procedure_occurrence_provider_id" FOREIGN KEY ("provider_id") REFERENCES "provider" ("provider_id"),
    CONSTRAINT "fpk_procedure_occurrence_visit_detail_id" FOREIGN KEY ("visit_detail_id") REFERENCES "visit_detail" ("visit_detail_id"),
    CONSTRAINT "fpk_procedure_occurrence_visit_occurrence_id" FOREIGN KEY ("visit_occurrence_id") REFERENCES "visit_occurrence" ("visit_occurrence_id")
);
CREATE TABLE "provider" (
    "provider_id" INTEGER NOT NULL,
    "provider_name" VARCHAR(255),
    "npi" VARCHAR(20),
    "dea" VARCHAR(20),
    "specialty_concept_id" INTEGER,
    "care_site_id" INTEGER,
    "year_of_birth" INTEGER,
    "gender_concept_id" INTEGER,
    "provider_source_value" VARCHAR(50),
    "specialty_source_value" VARCHAR(50),
    "specialty_source_concept_id" INTEGER,
    "gender_source_value" VARCHAR(50),
    "gender_source_concept_id" INTEGER,
    PRIMARY KEY ("provider_id"),
    CONSTRAINT "fpk_provider_care_site_id" FOREIGN KEY ("care_site_id") REFERENCES "care_site" ("care_site_id"),
    CONSTRAINT "fpk_provider_gender_concept_id" FOREIGN KEY ("gender_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_provider_gender_source_concept_id" FOREIGN KEY ("gender_source_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_provider_specialty_concept_id" FOREIGN KEY ("specialty_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_provider_specialty_source_concept_id" FOREIGN KEY ("specialty_source_concept_id") REFERENCES "concept" ("concept_id")
);
CREATE TABLE "relationship" (
    "relationship_id" VARCHAR(20) NOT NULL,
    "relationship_name" VARCHAR(255) NOT NULL,
    "is_hierarchical" VARCHAR(1) NOT NULL,
    "defines_ancestry" VARCHAR(1) NOT NULL,
    "reverse_relationship_id" VARCHAR(20) NOT NULL,
    "relationship_concept_id" INTEGER NOT NULL,
    PRIMARY KEY ("relationship_id"),
    CONSTRAINT "fpk_relationship_relationship_concept_id" FOREIGN KEY ("relationship_concept_id") REFERENCES "concept" ("concept_id")
);
CREATE TABLE "source_to_concept_map" (
    "source_code" VARCHAR(50) NOT NULL,
    "source_concept_id" INTEGER NOT NULL,
    "source_vocabulary_id" VARCHAR(20) NOT NULL,
    "source_code_description" VARCHAR(255),
    "target_concept_id" INTEGER NOT NULL,
    "target_vocabulary_id" VARCHAR(20) NOT NULL,
    "valid_start_date" DATE NOT NULL,
    "valid_end_date" DATE NOT NULL,
    "invalid_reason" VARCHAR(1),
    CONSTRAINT "fpk_source_to_concept_map_source_concept_id" FOREIGN KEY ("source_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_source_to_concept_map_target_concept_id" FOREIGN KEY ("target_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_source_to_concept_map_target_vocabulary_id" FOREIGN KEY ("target_vocabulary_id") REFERENCES "vocabulary" ("vocabulary_id")
);
CREATE TABLE "specimen" (
    "specimen_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "specimen_concept_id" INTEGER NOT NULL,
    "specimen_type_concept_id" INTEGER NOT NULL,
    "specimen_date" DATE NOT NULL,
    "specimen_datetime" DATETIME,
    "quantity" NUMERIC,
    "unit_concept_id" INTEGER,
    "anatomic_site_concept_id" INTEGER,
    "disease_status_concept_id" INTEGER,
    "specimen_source_id" VARCHAR(50),
    "specimen_source_value" VARCHAR(50),
    "unit_source_value" VARCHAR(50),
    "anatomic_site_source_value" VARCHAR(50),
    "disease_status_source_value" VARCHAR(50),
    PRIMARY KEY ("specimen_id"),
    CONSTRAINT "fpk_specimen_anatomic_site_concept_id" FOREIGN KEY ("anatomic_site_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_specimen_disease_status_concept_id" FOREIGN KEY ("disease_status_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_specimen_person_id" FOREIGN KEY ("person_id") REFERENCES "person" ("person_id"),
    CONSTRAINT "fpk_specimen_specimen_concept_id" FOREIGN KEY ("specimen_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_specimen_specimen_type_concept_id" FOREIGN KEY ("specimen_type_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_specimen_unit_concept_id" FOREIGN KEY ("unit_concept_id") REFERENCES "concept" ("concept_id")
);
CREATE TABLE "visit_detail" (
    "visit_detail_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "visit_detail_concept_id" INTEGER NOT NULL,
    "visit_detail_start_date" DATE NOT NULL,
    "visit_detail_start_datetime" DATETIME,
    "visit_detail_end_date" DATE NOT NULL,
    "visit_detail_end_datetime" DATETIME,
    "visit_detail_type_concept_id" INTEGER NOT NULL,
    "provider_id" INTEGER,
    "care_site_id" INTEGER,
    "visit_detail_source_value" VARCHAR(50),
    "visit_detail_source_concept_id" INTEGER,
    "admitted_from_concept_id" INTEGER,
    "admitted_from_source_value" VARCHAR(50),
    "discharged_to_source_value" VARCHAR(50),
    "discharged_to_concept_id" INTEGER,
    "preceding_visit_detail_id" INTEGER,
    "parent_visit_detail_id" INTEGER,
    "visit_occurrence_id" INTEGER NOT NULL,
    PRIMARY KEY ("visit_detail_id"),
    CONSTRAINT "fpk_visit_detail_admitted_from_concept_id" FOREIGN KEY ("admitted_from_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_visit_detail_care_site_id" FOREIGN KEY ("care_site_id") REFERENCES "care_site" ("care_site_id"),
    CONSTRAINT "fpk_visit_detail_discharged_to_concept_id" FOREIGN KEY ("discharged_to_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_visit_detail_parent_visit_detail_id" FOREIGN KEY ("parent_visit_detail_id") REFERENCES "visit_detail" ("visit_detail_id"),
    CONSTRAINT "fpk_visit_detail_person_id" FOREIGN KEY ("person_id") REFERENCES "person" ("person_id"),
    CONSTRAINT "fpk_visit_detail_preceding_visit_detail_id" FOREIGN KEY ("preceding_visit_detail_id") REFERENCES "visit_detail" ("visit_detail_id"),
    CONSTRAINT "fpk_visit_detail_provider_id" FOREIGN KEY ("provider_id") REFERENCES "provider" ("provider_id"),
    CONSTRAINT "fpk_visit_detail_visit_detail_concept_id" FOREIGN KEY ("visit_detail_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_visit_detail_visit_detail_source_concept_id" FOREIGN KEY ("visit_detail_source_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_visit_detail_visit_detail_type_concept_id" FOREIGN KEY ("visit_detail_type_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_visit_detail_visit_occurrence_id" FOREIGN KEY ("visit_occurrence_id") REFERENCES "visit_occurrence" ("visit_occurrence_id")
);
CREATE TABLE "visit_occurrence" (
    "visit_occurrence_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "visit_concept_id" INTEGER NOT NULL,
    "visit_start_date" DATE NOT NULL,
    "visit_start_datetime" DATETIME,
    "visit_end_date" DATE NOT NULL,
    "visit_end_datetime" DATETIME,
    "visit_type_concept_id" INTEGER NOT NULL,
    "provider_id" INTEGER,
    "care_site_id" INTEGER,
    "visit_source_value" VARCHAR(50),
    "visit_source_concept_id" INTEGER,
    "admitted_from_concept_id" INTEGER,
    "admitted_from_source_value" VARCHAR(50),
    "discharged_to_concept_id" INTEGER,
    "discharged_to_source_value" VARCHAR(50),
    "preceding_visit_occurrence_id" INTEGER,
    PRIMARY KEY ("visit_occurrence_id"),
    CONSTRAINT "fpk_visit_occurrence_admitted_from_concept_id" FOREIGN KEY ("admitted_from_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_visit_occurrence_care_site_id" FOREIGN KEY ("care_site_id") REFERENCES "care_site" ("care_site_id"),
    CONSTRAINT "fpk_visit_occurrence_discharged_to_concept_id" FOREIGN KEY ("discharged_to_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_visit_occurrence_person_id" FOREIGN KEY ("person_id") REFERENCES "person" ("person_id"),
    CONSTRAINT "fpk_visit_occurrence_preceding_visit_occurrence_id" FOREIGN KEY ("preceding_visit_occurrence_id") REFERENCES "visit_occurrence" ("visit_occurrence_id"),
    CONSTRAINT "fpk_visit_occurrence_provider_id" FOREIGN KEY ("provider_id") REFERENCES "provider" ("provider_id"),
    CONSTRAINT "fpk_visit_occurrence_visit_concept_id" FOREIGN KEY ("visit_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_visit_occurrence_visit_source_concept_id" FOREIGN KEY ("visit_source_concept_id") REFERENCES "concept" ("concept_id"),
    CONSTRAINT "fpk_visit_occurrence_visit_type_concept_id" FOREIGN KEY ("visit_type_concept_id") REFERENCES "concept" ("concept_id")
);
CREATE TABLE "vocabulary" (
    "vocabulary_id" VARCHAR(20) NOT NULL,
    "vocabulary_name" VARCHAR(255) NOT NULL,
    "vocabulary_reference" VARCHAR(255),
    "vocabulary_version" VARCHAR(255),
    "vocabulary_concept_id" INTEGER NOT NULL,
    PRIMARY KEY ("vocabulary_id"),
    CONSTRAINT "fpk_vocabulary_vocabulary_concept_id" FOREIGN KEY ("vocabulary_concept_id") REFERENCES "concept" ("concept_id")
);
