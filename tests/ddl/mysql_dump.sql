-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)
--
-- Host: localhost    Database: shop
-- ------------------------------------------------------
/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
/*!50503 SET NAMES utf8mb4 */;
/*!40014 SET @OLD_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0 */;

DROP TABLE IF EXISTS `products`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `products` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `category_id` int(11) unsigned zerofill DEFAULT NULL,
  `code` varchar(191) COLLATE utf8mb4_unicode_ci NOT NULL,
  `token` char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT (uuid()),
  `state` enum('draft','it''s on','a,b') CHARACTER SET latin1 COLLATE latin1_swedish_ci NOT NULL DEFAULT 'draft' COMMENT 'it\'s "here"; ok',
  `flags` set('p','q') DEFAULT NULL,
  `price` decimal(10,2) unsigned NOT NULL DEFAULT '0.00',
  `points` decimal DEFAULT NULL,
  `weight` double(10,2) DEFAULT '0.00',
  `ratio` float(7,4) DEFAULT NULL,
  `listed` tinyint(1) NOT NULL DEFAULT '1',
  `locked` bit(1) NOT NULL DEFAULT b'0',
  `stars` tinyint unsigned DEFAULT NULL,
  `stock` smallint unsigned DEFAULT '7',
  `since` year(4) DEFAULT NULL,
  `born` date DEFAULT NULL,
  `opens` time DEFAULT '00:00:00',
  `created_at` timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  `seen_at` datetime(6) DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
  `notes` mediumtext,
  `data` json DEFAULT NULL,
  `digest` binary(16) NOT NULL,
  `photo` longblob,
  `twice` int GENERATED ALWAYS AS ((`stock` * 2)) VIRTUAL,
  `hidden` int NOT NULL /*!80023 INVISIBLE */,
  `place` point NOT NULL /*!80003 SRID 0 */,
  PRIMARY KEY (`id`) USING BTREE,
  UNIQUE KEY `products_code_unique` (`code`),
  UNIQUE KEY `prefix` (`notes`(10)),
  KEY `category` (`category_id`,`code`(10)) USING BTREE COMMENT 'x',
  FULLTEXT KEY `words` (`notes`),
  SPATIAL KEY `where` (`place`),
  CONSTRAINT `products_category` FOREIGN KEY (`category_id`) REFERENCES `categories` (`id`) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT `enough` CHECK ((`stock` > 0)),
  CONSTRAINT `data` CHECK (json_valid(`data`))
) ENGINE=InnoDB AUTO_INCREMENT=5 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='what is sold';
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `products` WRITE;
/*!40000 ALTER TABLE `products` DISABLE KEYS */;
INSERT INTO `products` VALUES (1,'it\'s; CREATE TABLE `fake` (`a` int);');
/*!40000 ALTER TABLE `products` ENABLE KEYS */;
UNLOCK TABLES;

CREATE TABLE categories (id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, name VARCHAR(10) COMMENT "shown", gone TIMESTAMP NULL DEFAULT NULL) ENGINE = MyISAM PARTITION BY RANGE (id) (PARTITION p0 VALUES LESS THAN (10));
CREATE TABLE copies LIKE categories;
ALTER TABLE `categories` ADD UNIQUE KEY `name` (`name`), ADD INDEX `i` (`name`), MODIFY `name` varchar(20) NOT NULL DEFAULT '', CHANGE `gone` `gone_at` datetime NULL, ADD COLUMN `parent_id` int unsigned AFTER `id`, ADD CONSTRAINT `up` FOREIGN KEY (`parent_id`) REFERENCES `categories` (`id`);
RENAME TABLE copies TO old_categories;
# a comment; with a semicolon
DELIMITER ;;
CREATE TRIGGER stocked BEFORE INSERT ON products FOR EACH ROW BEGIN IF NEW.stock > 1 THEN SET NEW.stock = 1; END IF; END;;
DELIMITER ;
CREATE TABLE last (a int);
